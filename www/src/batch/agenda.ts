/** Something to be done for a row, not before a time in milliseconds. */
export interface Item {
  readonly row: number;
  readonly at: number;
}

/** What is to be done when: a binary heap, the earliest on top. A row is in it once. */
export class Agenda {
  readonly #items: Item[] = [];
  readonly #rows = new Set<number>();

  get first(): Item | undefined {
    return this.#items[0];
  }

  /** Adds what is to be done for a row, unless there is something already. */
  add(item: Item): void {
    if (this.#rows.has(item.row)) return;
    this.#rows.add(item.row);
    const items = this.#items;
    let place = items.push(item) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#at(parent) <= this.#at(place)) break;
      this.#swap(place, parent);
      place = parent;
    }
  }

  /** Takes the earliest out. */
  take(): Item | undefined {
    const items = this.#items;
    this.#swap(0, items.length - 1);
    const earliest = items.pop();
    if (earliest) this.#rows.delete(earliest.row);
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      let least = place;
      if (this.#at(left) < this.#at(least)) least = left;
      if (this.#at(right) < this.#at(least)) least = right;
      if (least === place) return earliest;
      this.#swap(place, least);
      place = least;
    }
  }

  #at(place: number): number {
    return this.#items[place]?.at ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#items[a], this.#items[b]];
    if (!one || !other) return;
    this.#items[a] = other;
    this.#items[b] = one;
  }
}
