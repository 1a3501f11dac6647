import { start } from "./main.js";
import { pageHost } from "./page-host.js";

const root = document.getElementById("panel");
if (root) start(pageHost, root);
