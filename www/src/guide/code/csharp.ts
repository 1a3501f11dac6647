import { KNOWN } from "#known";
import { type TokenTarget, tokenRequest } from "../../expert/token-request.js";
import { BACKDATED } from "./clock.js";
import type { CodeWords } from "./code.js";

/** The token request in C#, with nothing but the class library, in words that older compilers know too. */
export function toCSharp(target: TokenTarget, words: CodeWords): string {
  const { headers, fields } = tokenRequest(target, "");
  const { header, lifetime } = KNOWN.assertion;
  const rest = fields.filter(([name]) => name !== "client_assertion");
  // The class library writes the type of the form by itself.
  const accept = headers.filter(([name]) => name !== "content-type");
  return `// ${words.title}
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;

public static class FlaToken
{
    const string TokenEndpoint = ${text(target.tokenEndpoint)};
    const string Audience = ${text(target.audience)};
    const string ClientId = ${text(target.clientId)};

    static string Base64Url(byte[] data)
    {
        return Convert.ToBase64String(data).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// ${words.assertion}
    static string Assertion(RSA key)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - ${BACKDATED};
        var random = new byte[16];
        using (var source = RandomNumberGenerator.Create()) source.GetBytes(random);
        // None of these values has a sign that JSON would escape.
        string claims = "{\\"iss\\":\\"" + ClientId + "\\",\\"sub\\":\\"" + ClientId + "\\",\\"aud\\":\\"" + Audience
            + "\\",\\"jti\\":\\"" + Base64Url(random) + "\\",\\"iat\\":" + now + ",\\"exp\\":" + (now + ${lifetime}) + "}";
        string signed = Base64Url(Encoding.UTF8.GetBytes(${text(header)}))
            + "." + Base64Url(Encoding.UTF8.GetBytes(claims));
        byte[] signature = key.SignData(
            Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return signed + "." + Base64Url(signature);
    }

    static async Task<string> RequestToken()
    {
        // ${words.key}
        var file = Environment.GetEnvironmentVariable("FLA_PFX");
        var password = Environment.GetEnvironmentVariable("FLA_PFX_PASSWORD");
        using (var certificate = new X509Certificate2(file, password))
        using (RSA key = certificate.GetRSAPrivateKey())
        using (var client = new HttpClient())
        {
            // ${words.request}
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
${rest.map(([name, value]) => `                { ${text(name)}, ${text(value)} },`).join("\n")}
                { "client_assertion", Assertion(key) },
            });
            client.Timeout = TimeSpan.FromSeconds(30);
${accept.map(([name, value]) => `            client.DefaultRequestHeaders.Add(${text(name)}, ${text(value)});`).join("\n")}
            var response = await client.PostAsync(TokenEndpoint, form);
            var answer = await response.Content.ReadAsStringAsync();
            if (!response.IsSuccessStatusCode) throw new Exception((int)response.StatusCode + " " + answer);
            return answer;
        }
    }

    public static void Main()
    {
        // ${words.result}
        string answer = RequestToken().GetAwaiter().GetResult();
        Console.WriteLine(answer.Contains("\\"access_token\\"") ? "OK" : answer);
    }
}
`;
}

/** A literal of C#: what JSON escapes, C# reads the same way. */
function text(value: string): string {
  return JSON.stringify(value);
}
