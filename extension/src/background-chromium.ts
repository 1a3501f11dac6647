/** The background script does one thing: a click on the icon opens the panel. It holds no state and no secret. */
chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
