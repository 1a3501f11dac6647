/** The background script does one thing: a click on the icon opens the panel. It holds no state and no secret. */
browser.action.onClicked.addListener(() => browser.sidebarAction.toggle());
