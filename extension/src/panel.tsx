import { start } from "../../www/src/main";
import { extensionHost } from "./host";
import { removeStaleRules } from "./origin";

void removeStaleRules();
start(extensionHost, document.body);
