// One list of hosts, and three places where it must stand: permissions, optional permissions, security policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

const hosts: { required: string[]; optional: string[] } = json("extension/hosts.json");

for (const browser of ["chromium", "firefox"]) {
  describe(`the extension for ${browser}, as built`, () => {
    const manifest = json(`dist/extension/${browser}/manifest.json`);

    it("asks for the hosts of the list, over https, and for nothing else", () => {
      const patterns = (names: string[]) => names.map((name) => `https://${name}/*`);
      assert.deepEqual(manifest.host_permissions, patterns(hosts.required));
      assert.deepEqual(manifest.optional_host_permissions, patterns(hosts.optional));
      const { permissions, content_scripts, externally_connectable, web_accessible_resources } = manifest;
      assert.deepEqual(
        permissions.filter((name: string) => name !== "sidePanel"),
        ["declarativeNetRequestWithHostAccess", "storage"],
      );
      assert.deepEqual(
        [content_scripts, externally_connectable, web_accessible_resources],
        Array(3).fill(undefined),
      );
    });

    it("may connect to them and to its own files alone", () => {
      check(manifest.content_security_policy.extension_pages);
    });
  });
}

it("the static page may connect to the same hosts and to its own files alone", () => {
  const page = readFileSync("dist/www/index.html", "utf8");
  check(/http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1] ?? "");
});

function check(policy: string): void {
  const directives = new Map(
    policy.split(";").map((directive) => {
      const [name = "", ...values] = directive.trim().split(/\s+/);
      return [name, values];
    }),
  );
  const origins = [...hosts.required, ...hosts.optional].map((host) => `https://${host}`);
  assert.deepEqual(directives.get("connect-src"), ["'self'", ...origins]);
  assert.deepEqual(directives.get("default-src"), ["'none'"]);
  assert.deepEqual(directives.get("script-src"), ["'self'", "'wasm-unsafe-eval'"]);
}

// biome-ignore lint/suspicious/noExplicitAny: a manifest, of which the test looks at a few parts
function json(path: string): any {
  return JSON.parse(readFileSync(path, "utf8"));
}
