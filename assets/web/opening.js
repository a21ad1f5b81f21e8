// The form of a new room.
import { byId, post, say } from "./live.js";

const form = byId("open");
const checked = (name) => [...form.querySelectorAll(`input[name=${name}]:checked`)].map((input) => input.value);

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  say(form.dataset.opening);
  const opened = await post("/api/class", {
    source: form.dataset.source,
    structure: byId("structure")?.value || null,
    campaigns: checked("campaign"),
    // As they stand there: a number of a script is not exact that far.
    seed: byId("seed").value.trim(),
    replication: byId("replication").value.trim(),
    seats: [...checked("seat").map((kind) => ({ kind })), ...checked("agency").map((agency) => ({ kind: "administrator", agency }))],
    pace: checked("pace")[0] === "run" ? { run: Number(byId("speed").value) } : "stand",
    hints: byId("hints").checked,
  });
  button.disabled = false;
  if (opened) location.assign(opened.to);
});
