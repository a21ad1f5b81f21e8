// Joining: the code of a room, then a name and a role.
import { byId, post } from "./live.js";

byId("find")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const code = byId("code").value.replace(/[\s-]/g, "").toUpperCase();
  if (code) location.assign(`/join/${encodeURIComponent(code)}`);
});

const form = byId("join");
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const seat = form.querySelector("input[name=seat]:checked");
  if (!seat) return;
  const joined = await post("/api/join", { code: form.dataset.code, name: byId("name").value, seat: Number(seat.value) });
  if (joined) location.assign(joined.to);
});
