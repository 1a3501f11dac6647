import {
  CERTIFICATE_FILE,
  isCounted,
  isWhole,
  MANIFEST_FILE,
  SIGNATURE_FILE,
  WORKBOOK_FILE,
} from "../saved/layout.js";
import { LANGUAGE_NAMES, LANGUAGES } from "../text/language.js";
import { Text } from "../text/text.js";
import type { About } from "./manifest.js";

/** What the file is and how it is checked, in every language: it may be opened in ten years by somebody else. */
export function readme(about: About): string {
  const chapters = LANGUAGES.map((language) => chapter(new Text(language), about));
  return `${chapters.join(`\n\n${"-".repeat(78)}\n\n`)}\n\n${"-".repeat(78)}\n\n${commands(about)}`;
}

function chapter(text: Text, { source, at, parts, certificate }: About): string {
  const records = parts.reduce((sum, part) => sum + part.records, 0);
  const open = parts.filter((part) => !isWhole(part)).length;
  const complete = parts.every(isCounted) ? "save.readme.complete" : "saved.complete.uncounted";
  const employers = [...new Set(parts.map(({ employer }) => employer))];
  return [
    `${LANGUAGE_NAMES[text.language].toUpperCase()}`,
    text.say("save.readme.what", {
      account: source.clientId,
      day: new Date(at).toISOString(),
      api: source.apiBase,
      count: records,
    }),
    text.say("save.readme.employers", { employers: employers.join(", ") }),
    open === 0 ? text.say(complete) : text.count("save.readme.open", open),
    text.say("save.readme.files", { workbook: WORKBOOK_FILE }),
    text.say("save.readme.raw"),
    certificate === null
      ? text.say("save.readme.unsigned")
      : text.say("save.readme.signed", { manifest: MANIFEST_FILE, signature: SIGNATURE_FILE }),
    text.say("save.readme.private"),
  ].join("\n\n");
}

/** The check by hand. Commands are the same in every language. */
function commands({ certificate }: About): string {
  if (certificate === null) return "";
  return `OpenSSL

  head=$(cut -d. -f1 ${SIGNATURE_FILE})
  body=$(openssl base64 -A -in ${MANIFEST_FILE} | tr '+/' '-_' | tr -d '=')
  signature=$(cut -d. -f3 ${SIGNATURE_FILE} | tr -- '-_' '+/')
  while [ $((\${#signature} % 4)) -ne 0 ]; do signature="$signature="; done
  printf '%s' "$signature" | openssl base64 -d -A > signature.bin
  openssl x509 -in ${CERTIFICATE_FILE} -pubkey -noout > key.pem
  printf '%s.%s' "$head" "$body" | openssl dgst -sha256 -verify key.pem -signature signature.bin

jose (npm)

  import { readFileSync } from "node:fs";
  import { flattenedVerify, importX509 } from "jose";
  const [header, , signature] = readFileSync("${SIGNATURE_FILE}", "utf8").split(".");
  const payload = readFileSync("${MANIFEST_FILE}").toString("base64url");
  const key = await importX509(readFileSync("${CERTIFICATE_FILE}", "utf8"), "RS256");
  await flattenedVerify({ protected: header, payload, signature }, key);

SHA-256

  python3 -c "import json,hashlib;[print(f['name']) for f in json.load(open('${MANIFEST_FILE}'))['files'] if hashlib.sha256(open(f['name'],'rb').read()).hexdigest()!=f['sha256']]"
`;
}
