import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeptPage } from "../../src/save/kept.js";
import { PageWriter } from "../../src/save/page-writer.js";

const page = (place: number) => ({ place }) as KeptPage;

/** A disk that writes when it is told to, and keeps what it was asked to write together. */
class Disk {
  readonly written: number[][] = [];
  #end: (error?: Error) => void = () => {};

  putPages(pages: readonly KeptPage[]): Promise<void> {
    this.written.push(pages.map(({ place }) => place));
    return new Promise((resolve, reject) => {
      this.#end = (error) => (error ? reject(error) : resolve());
    });
  }

  async end(error?: Error): Promise<void> {
    this.#end(error);
    await new Promise(setImmediate);
  }
}

test("pages that come while it writes go to the disk together, in their order", async () => {
  const disk = new Disk();
  const writer = new PageWriter(disk);
  const first = writer.put(page(0));
  await new Promise(setImmediate);
  const others = [1, 2, 3].map((place) => writer.put(page(place)));
  assert.deepEqual(disk.written, [[0]]);
  await disk.end();
  await first;
  assert.deepEqual(disk.written, [[0], [1, 2, 3]]);
  await disk.end();
  await Promise.all(others);
});

test("after a writing that failed none follows", async () => {
  const disk = new Disk();
  const writer = new PageWriter(disk);
  const first = assert.rejects(writer.put(page(0)), /no room/);
  await new Promise(setImmediate);
  const second = assert.rejects(writer.put(page(1)), /no room/);
  await disk.end(new Error("no room"));
  await Promise.all([first, second]);
  await assert.rejects(writer.put(page(2)), /no room/);
  assert.deepEqual(disk.written, [[0]]);
});
