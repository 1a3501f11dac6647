// Every screen of accounts, customers and roles in four languages, light and dark: axe finds nothing, nothing sticks out.

import { examine } from "../examine.js";
import { LANGUAGES } from "../words.js";
import { connectLocally, expect, open, openInstead, test, WITHOUT_MANDATE } from "./accounts-test.js";

/** The longest languages in the narrow side panel, the others in the wide page. */
const WIDTHS = { en: 1280, fr: 1280, nl: 360, de: 360 };

for (const language of LANGUAGES) {
  test(`the screens in ${language} are free of findings of axe`, async ({ page, panel, companies }) => {
    test.setTimeout(150_000);
    await page.setViewportSize({ width: WIDTHS[language], height: 640 });
    await panel.speak(language);
    const look = (screen: string) => examine(page, screen);
    await panel.buttonFrom("welcome.own").click();
    await open(panel, companies.alpha);
    await panel.station("connection").click();
    await panel.choice("connection.role", "connection.role.group").check();
    await panel.field("connection.client").fill("“Client ID: 100000”");
    await panel.field("connection.client").blur();
    await expect(page.getByText(panel.say("connection.client.senderNumber"))).toBeVisible();
    await page.locator("form details.details > summary").first().click();
    await look("connection-group");
    await panel.choice("connection.role", "connection.role.supplier").check();
    await panel.choice("connection.environment", "environment.custom").check();
    await look("connection-supplier-custom");
    await panel.choice("connection.environment", "environment.local").check();
    await panel.choice("connection.role", "connection.role.representative").check();
    await panel.field("connection.client").fill(companies.alpha.client.clientId);
    await panel.button("connection.connect").click();
    await panel.failsWith("token.invalid_scope");
    await panel.button("connection.attempt").first().click();
    await expect(page.getByText(panel.say("connection.attempt.granted"))).toBeVisible();
    await look("scope-attempt");

    await page.locator(".switcher > summary").click();
    await panel.button("accounts.add").click();
    await openInstead(panel, companies.office);
    await panel.station("connection").click();
    await panel.choice("connection.role", "connection.role.representative").check();
    await connectLocally(panel, companies.office, "Office");
    await look("work-without-customers");
    await panel.button("customers.add").click();
    await look("customers-empty");
    await page
      .getByRole("textbox", { name: panel.say("customers.add") })
      .fill(`1000000219;Garage Élan\n${WITHOUT_MANDATE};Bakery\n1000000121;Mistyped`);
    await panel.button("customers.add.do").click();
    await expect(page.getByText(panel.say("customers.added.other", { count: 2 }))).toBeVisible();
    await look("customers");
    await panel.button("customers.to_work").click();
    await look("work-customer-to-choose");
    await page.getByRole("button", { name: /Bakery/ }).click();
    await panel.openForm();
    await panel.fillTraining();
    await look("work-customer-chosen");
    await panel.button("work.send").click();
    await panel.at("receipt.title");
    await look("mandate-lacking");

    await openInstead(panel, companies.beta);
    await look("who-other-certificate");
    await page.locator(".switcher > summary").click();
    await look("switcher");
    await panel.button("accounts.manage").click();
    await panel.at("accounts.title");
    await page
      .getByRole("button", { name: panel.say("accounts.duplicate.what", { name: "Office" }) })
      .click();
    await page
      .getByRole("button", {
        name: panel.say("accounts.remove.what", { name: panel.say("accounts.copy_of", { name: "Office" }) }),
      })
      .click();
    await look("accounts");
    await page.locator("details.menu > summary").click();
    await look("menu");
  });
}
