import { start } from "../../www/src/main";
import { extensionHost } from "./host";

start(extensionHost, document.body);
