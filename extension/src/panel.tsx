import { start } from "../../www/src/main";
import { extensionHost } from "./host";
import { removeStaleRules } from "./origin";

// A rule that stays takes the `Origin` off requests of this extension alone, until the browser ends.
removeStaleRules().catch(() => {});
start(extensionHost, document.body);
