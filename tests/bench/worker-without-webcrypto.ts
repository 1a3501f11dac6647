import "../../www/src/session/worker.js";

// The product's Worker as a page finds it that was not loaded in a secure context.
Object.defineProperty(crypto, "subtle", { value: undefined });
