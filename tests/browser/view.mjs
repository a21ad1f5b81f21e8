// Somebody looks at a scenario, runs a drill, plays it and reads reports: by keyboard, in both languages, on a projector and on a
// phone. Started by tests/it/browser_view.rs.
import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";
import assert from "node:assert/strict";

const [start, trainers] = process.argv.slice(2);
const require = createRequire(`${process.env.CYBERDRILL_BROWSER}/`);
const { chromium } = require("playwright-core");
const shots = process.env.CYBERDRILL_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CYBERDRILL_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const step = (text) => console.log(`step: ${text}`);
const errors = [];

async function person(name, viewport) {
  const context = await browser.newContext({ viewport });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(`${name}: ${error}`));
  // A time that cannot be read is refused, on purpose.
  page.on("console", (said) => { if (said.type() === "error" && !said.text().includes("400 (Bad Request)")) errors.push(`${name}: ${said.text()} at ${page.url()}`); });
  page.on("request", (request) => { if (!request.url().startsWith(new URL(start).origin) && !request.url().startsWith("data:")) errors.push(`${name} asked ${request.url()}`); });
  await page.goto(trainers);
  await page.waitForURL(start);
  return page;
}
async function shot(page, name) {
  if (!shots) return;
  const language = await page.evaluate(() => document.documentElement.lang);
  await page.screenshot({ path: `${shots}/${name}-${language}-${page.viewportSize().width}.png` });
}
// Nothing may be wider than the window: on a phone one scrolls downwards only.
async function fits(page, what) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= room, `${what}: ${wide} wide in ${room}`);
}
async function tabTo(page, selector) {
  for (let at = 0; at < 400; at += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no focus on ${selector}`);
}
const text = (page, id) => page.locator(`#${id}`).textContent();
// A key, and then until what it does is done.
async function pressed(page, key, changed) {
  const before = await text(page, changed);
  await page.keyboard.press(key);
  await page.waitForFunction(([id, was]) => document.getElementById(id).textContent !== was, [changed, before]);
}
const now = (page) => page.evaluate(() => Number(document.getElementById("scrub").value));

async function overview(page, phone) {
  const first = page.locator("main a[href^='/scenarios/']").first();
  await first.focus();
  await page.keyboard.press("Enter");
  await page.locator("#graph button.node").first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll("#graph svg.wires > path").length > 0);
  await fits(page, "overview");
  const box = page.locator("#graph button.node.leads").first();
  await box.focus();
  await page.keyboard.press("Enter");
  assert.equal(await box.getAttribute("aria-pressed"), "true");
  assert.equal(await page.locator("#chosen .detail:visible").count(), 1);
  assert.ok((await page.locator("#graph path.strong").count()) > 0, "the chosen box has lines");
  await shot(page, "overview");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#chosen .detail:visible").count(), 0);
  assert.ok((await page.locator("table tbody tr").count()) > 10);
  if (phone) return;
  // Without incident lines there are fewer.
  const all = await page.locator("#graph svg.wires > path").count();
  await page.locator("input[name=line][value=incident]").focus();
  await page.keyboard.press("Space");
  await page.waitForFunction((before) => document.querySelectorAll("#graph svg.wires > path").length < before, all);
}

async function run(page) {
  await tabTo(page, "#run input[name=seed]");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("7");
  await tabTo(page, "#run button[type=submit]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/records\/.*\/play/);
  await page.locator("#player[data-ready]").waitFor();
}

async function play(page) {
  assert.ok((await page.locator("#agencies .agency").count()) > 3);
  await pressed(page, "d", "clock");
  const decision = await text(page, "story");
  assert.ok(decision.length > 40);
  await pressed(page, "PageDown", "clock");
  await pressed(page, "ArrowRight", "place");
  await pressed(page, "ArrowLeft", "place");
  // Expectations are worked out beside it: until they are, the player says so.
  await page.waitForFunction(async (key) => (await (await fetch(`/api/records/${key}/strip`)).json()).scored, await page.locator("#player").getAttribute("data-key"));
  await pressed(page, "e", "clock");
  assert.ok((await text(page, "said")).length > 5, "an expectation is said");
  await pressed(page, "Home", "clock");
  // Plays by itself, faster and faster, and stops at the end.
  const from = await now(page);
  for (let n = 0; n < 6; n += 1) await page.keyboard.press("+");
  await page.keyboard.press("Space");
  await page.waitForFunction((was) => Number(document.getElementById("scrub").value) > was + 3600, from);
  await page.keyboard.press("Space");
  assert.equal(await page.locator("#play").getAttribute("aria-pressed"), "false");
  // Scrubbing: many wishes, the last of them is shown.
  await page.locator("#scrub").focus();
  await page.evaluate(() => {
    const scrub = document.getElementById("scrub");
    const [low, high] = [Number(scrub.min), Number(scrub.max)];
    for (let n = 0; n <= 40; n += 1) {
      scrub.value = Math.round(low + ((high - low) * n) / 50);
      scrub.dispatchEvent(new Event("input"));
    }
    window.wanted = Number(scrub.value);
  });
  await page.waitForFunction(() => Number(document.getElementById("scrub").value) === window.wanted && document.getElementById("place").textContent);
  await page.evaluate(() => document.activeElement.blur());
  await shot(page, "player");
  await fits(page, "player");
}

async function because(page) {
  await pressed(page, "n", "place");
  await page.keyboard.press("w");
  await page.locator("#why-dialog[open] #why-links li").first().waitFor();
  await shot(page, "why");
  await page.keyboard.press("Escape");
  await page.locator("#why-dialog").waitFor({ state: "hidden" });
  await page.keyboard.press("?");
  await page.locator("#help-dialog[open]").waitFor();
  await shot(page, "keys");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.type("soon");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("go-failed").textContent.includes("soon"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("D+1 H+2");
  await page.keyboard.press("Enter");
  await page.locator("#go-dialog").waitFor({ state: "hidden" });
  assert.equal(await now(page), 26 * 3600);
}

async function follow(page) {
  await page.keyboard.press("f");
  await page.locator("#follow-items li").nth(1).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("#followed:visible").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#followed").waitFor({ state: "hidden" });
  // A word of the entry that is shown is found again from the start, without its marks.
  await pressed(page, "Home", "place");
  const word = await page.evaluate(async () => {
    const key = document.getElementById("player").dataset.key;
    const told = await (await fetch(`/api/records/${key}/jump?kind=decision&at=0&t=-99999999`)).json();
    return told.story.find((line) => line.here).text;
  });
  await page.keyboard.press("/");
  await page.keyboard.insertText(word.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d"));
  await page.keyboard.press("Enter");
  await page.waitForFunction((wanted) => document.querySelector("#story .here")?.textContent.includes(wanted), word);
}

async function rest(page) {
  // The same moment in the other language, and after a reload.
  const at = await now(page);
  const other = (await page.evaluate(() => document.documentElement.lang)) === "vi" ? "en" : "vi";
  await page.keyboard.press("l");
  await page.waitForFunction((lang) => document.documentElement.lang === lang, other);
  await page.locator("#player[data-ready]").waitFor();
  assert.equal(await now(page), at);
  await page.reload();
  await page.locator("#player[data-ready]").waitFor();
  assert.equal(await now(page), at);
  const key = await page.locator("#player").getAttribute("data-key");
  await page.goto(new URL(`/records/${key}/report`, start).href);
  await page.frameLocator("iframe.report").locator("h1").waitFor();
  await shot(page, "report");
  await fits(page, "report");
  await page.goto(new URL(`/records/${key}/decisions`, start).href);
  await page.locator("tbody tr").first().waitFor();
  await shot(page, "decisions");
  await fits(page, "decisions");
  await page.locator("tbody a").first().click();
  await page.locator("#player[data-ready]").waitFor();
}

async function results(page) {
  await page.goto(start);
  await page.locator("main a[href^='/results/']").first().focus();
  await page.keyboard.press("Enter");
  await page.locator("tbody tr").first().waitFor();
  await shot(page, "results");
  await fits(page, "results");
  const folders = await page.locator("tbody a[href*='folder']").evaluateAll((all) => all.map((one) => one.href));
  assert.ok(folders.length >= 2, `${folders.length} results`);
  for (const folder of folders) {
    await page.goto(folder);
    await page.frameLocator("iframe.report").locator("h1").waitFor();
    await fits(page, folder);
    const file = await page.locator("ul.files a").first().getAttribute("href");
    const answer = await page.request.get(new URL(file, start).href);
    assert.equal(answer.status(), 200, file);
    assert.match(answer.headers()["content-disposition"], /^attachment/);
  }
  // Nothing but files of results, and nothing outside of the folder.
  const base = folders[0].split("/folder")[0];
  for (const wrong of ["../small/scenario.ron", "%2e%2e/small/scenario.ron", "run/..%2f..%2fsmall/scenario.ron", "run/secret.key", "/etc/passwd"]) {
    assert.equal((await page.request.get(`${base}/file/${wrong}`)).status(), 404, wrong);
  }
  // A record that was named itself, and one below a folder.
  await page.goto(start);
  await page.locator("main a[href^='/records/']").first().click();
  await page.locator("#player[data-ready]").waitFor();
  assert.equal(await page.locator("header.record a[href^='/class/new']").count(), 1);
  await page.goto(base);
  await page.locator("tbody a[href*='/play']").first().click();
  await page.locator("#player[data-ready]").waitFor();
}

for (const [name, viewport, language] of [["projector", { width: 1920, height: 1080 }, "vi"], ["phone", { width: 390, height: 844 }, "en"]]) {
  const page = await person(name, viewport);
  await page.goto(`${start}?lang=${language}`);
  step(`${name}: overview`);
  await overview(page, name === "phone");
  step(`${name}: a drill is run`);
  await run(page);
  step(`${name}: played`);
  await play(page);
  step(`${name}: why, help, a time`);
  await because(page);
  step(`${name}: followed and searched`);
  await follow(page);
  step(`${name}: the other language, the report, the decisions`);
  await rest(page);
  step(`${name}: results`);
  await results(page);
  await page.context().close();
}

step("whoever is not the trainer sees none of it");
const stranger = await (await browser.newContext()).newPage();
for (const path of ["/scenarios/small", "/records/small~x~1~0/play", "/api/records/small~x~1~0/frame", "/results/out"]) {
  assert.equal((await stranger.request.get(new URL(path, start).href)).status(), 403, path);
}
assert.deepEqual(errors, []);
await browser.close();
console.log("DONE");
