/** The state, and who wants to know when it changes. */
export interface Store<State, Action> {
  readonly state: State;
  dispatch(action: Action): void;
  /** Calls back after every change; gives the function that ends it. */
  subscribe(listener: () => void): () => void;
}

/** A store around a reducer, outside the components so that the steps of the path can read it too. */
export function createStore<State, Action>(
  reduce: (state: State, action: Action) => State,
  initial: State,
): Store<State, Action> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get state() {
      return state;
    },
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
