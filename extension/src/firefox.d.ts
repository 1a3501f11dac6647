/** What the Firefox shell uses of the browser's interfaces; Chromium has no such members. */
declare const browser: {
  readonly action: { readonly onClicked: { addListener(listener: () => void): void } };
  readonly sidebarAction: { toggle(): Promise<void> };
};
