import type { TokenTarget } from "../../expert/token-request.js";
import { toCSharp } from "./csharp.js";
import { toJavaProgram } from "./java.js";
import { toPhp } from "./php.js";
import { toPython } from "./python.js";
import { toShell } from "./shell.js";

/** Sentences inside the programs, in the language of the user. */
export interface CodeWords {
  readonly title: string;
  readonly key: string;
  readonly assertion: string;
  readonly request: string;
  readonly result: string;
}

/** How the tests of this repository check a program: they run it, run it under Mono, or compile it. */
type Checked = "run" | "run.mono" | "compiled";

interface ProgrammingLanguage {
  readonly name: string;
  /** What the program is called as a file. */
  readonly file: string;
  /** What it needs besides the language itself. */
  readonly needs: string;
  readonly checked: Checked;
  readonly write: (target: TokenTarget, words: CodeWords) => string;
}

/**
 * Whole programs that ask for a token as the panel does: same claims, same fields. The certificate file and its
 * password come from the environment (`FLA_PFX`, `FLA_PFX_PASSWORD`), so nothing in them is secret.
 */
export const PROGRAMS = {
  java: {
    name: "Java",
    file: "FlaToken.java",
    needs: "Java 11, com.nimbusds:oauth2-oidc-sdk 11",
    checked: "compiled",
    write: toJavaProgram,
  },
  python: {
    name: "Python",
    file: "fla_token.py",
    needs: "Python 3.8, cryptography",
    checked: "run",
    write: toPython,
  },
  csharp: {
    name: "C#",
    file: "FlaToken.cs",
    needs: ".NET 6 / .NET Framework 4.7.2",
    checked: "run.mono",
    write: toCSharp,
  },
  php: { name: "PHP", file: "fla-token.php", needs: "PHP 8, openssl", checked: "run", write: toPhp },
  shell: { name: "curl", file: "fla-token.sh", needs: "sh, OpenSSL, curl", checked: "run", write: toShell },
} as const satisfies Record<string, ProgrammingLanguage>;

export type ProgramId = keyof typeof PROGRAMS;
