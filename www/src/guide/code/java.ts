import { nimbusCalls } from "../../expert/java.js";
import type { TokenTarget } from "../../expert/token-request.js";
import type { CodeWords } from "./code.js";

/** The token request in Java, by the library of the manual (annex 6.2): Nimbus oauth2-oidc-sdk, as of version 11. */
export function toJavaProgram(target: TokenTarget, words: CodeWords): string {
  const calls = nimbusCalls(target).map((line) => `            ${line}`);
  return `// ${words.title}
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.*;
import com.nimbusds.oauth2.sdk.auth.*;
import com.nimbusds.oauth2.sdk.id.*;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.*;
import java.security.*;
import java.time.Instant;
import java.util.*;

public class FlaToken {
    public static void main(String[] arguments) throws Exception {
        // ${words.key}
        char[] password = System.getenv("FLA_PFX_PASSWORD").toCharArray();
        try (InputStream file = Files.newInputStream(Paths.get(System.getenv("FLA_PFX")))) {
${calls.join("\n")}
            // ${words.result}
            System.out.println(response.toSuccessResponse().getTokens().getBearerAccessToken().getLifetime());
        }
    }
}
`;
}
