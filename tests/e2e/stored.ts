import type { Page } from "@playwright/test";

/** One store of one database, as it was read past the panel. */
export interface Store {
  readonly database: string;
  readonly store: string;
  readonly records: number;
  /** Every text and every byte in the records, in base64, and of each key of WebCrypto what it allows. */
  readonly content: string;
}

/** Every store of every database of the page's origin. Bytes are taken as they are, so that a search can find them. */
export function everyStore(page: Page): Promise<Store[]> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const parts: Uint8Array[] = [];
    const text = (value: string) => parts.push(new TextEncoder().encode(`${value}\n`));
    const walk = async (value: unknown): Promise<void> => {
      if (value instanceof CryptoKey) {
        const { type, extractable, algorithm, usages } = value;
        text(JSON.stringify({ type, extractable, name: algorithm.name, usages }));
        // Whatever a form of export there is, it must be refused.
        for (const format of ["pkcs8", "jwk"] as const) {
          const exported = await crypto.subtle.exportKey(format, value).catch(() => null);
          text(`${format} ${exported === null ? "refused" : "given out"}`);
        }
      } else if (value instanceof Blob) {
        parts.push(new Uint8Array(await value.arrayBuffer()));
      } else if (value instanceof ArrayBuffer) {
        parts.push(new Uint8Array(value));
      } else if (ArrayBuffer.isView(value)) {
        parts.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      } else if (typeof value === "object" && value !== null) {
        for (const [name, member] of Object.entries(value)) {
          text(name);
          await walk(member);
        }
      } else {
        text(String(value));
      }
    };
    const stores = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = await settled(database.transaction(store).objectStore(store).getAll());
        parts.length = 0;
        await walk(all);
        const bytes = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
        const content = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
        stores.push({ database: name, store, records: all.length, content });
      }
      database.close();
    }
    return stores;
  });
}

/** The bytes of everything in these stores. */
export function bytesOf(stores: readonly Store[]): Buffer {
  return Buffer.concat(stores.map(({ content }) => Buffer.from(content, "base64")));
}
