// The timeline above the slider: nights, marks by kind and sign, and how far one is.

const ROW = 12;
const SIGNS = {
  inject: { row: 0, color: "#8c3e6a" },
  decision: { row: 1, color: "#111" },
  turn: { row: 2, color: "#00588c" },
  passed: { row: 3, color: "#b34700" },
  reached: { row: 3, color: "#00694d" },
};

function sign(canvas, kind, x, y) {
  const r = 4;
  canvas.beginPath();
  if (kind === "inject") {
    canvas.moveTo(x - r, y - r);
    canvas.lineTo(x + r, y - r);
    canvas.lineTo(x, y + r);
  } else if (kind === "decision") {
    canvas.moveTo(x, y - r);
    canvas.lineTo(x + r, y);
    canvas.lineTo(x, y + r);
    canvas.lineTo(x - r, y);
  } else if (kind === "turn") {
    canvas.arc(x, y, r - 1, 0, 2 * Math.PI);
  } else if (kind === "passed") {
    canvas.rect(x - 1.2, y - r, 2.4, r + 1);
    canvas.rect(x - 1.2, y + 2.4, 2.4, 2.2);
  } else {
    canvas.moveTo(x - r, y);
    canvas.lineTo(x - 1, y + r - 1);
    canvas.lineTo(x + r, y - r);
    canvas.lineTo(x - 1, y + 1);
  }
  canvas.closePath();
  canvas.fill();
}

/** Draws the timeline; `share` is how far one is, from 0 to 1. */
export function drawStrip(element, strip, share) {
  const scale = window.devicePixelRatio || 1;
  const width = element.clientWidth;
  const height = element.clientHeight;
  if (width === 0) return;
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  if (element.width !== w) element.width = w;
  if (element.height !== h) element.height = h;
  const canvas = element.getContext("2d");
  canvas.setTransform(scale, 0, 0, scale, 0, 0);
  canvas.clearRect(0, 0, width, height);
  const at = (place) => ((place + 0.5) / strip.places) * width;
  canvas.fillStyle = "#e3e7ee";
  for (const [from, to] of strip.nights) {
    canvas.fillRect((from / strip.places) * width, 0, ((to - from) / strip.places) * width, height);
  }
  canvas.fillStyle = "rgba(0, 114, 178, 0.16)";
  canvas.fillRect(0, 0, share * width, height);
  for (const kind of ["turn", "reached", "passed", "decision", "inject"]) {
    canvas.fillStyle = SIGNS[kind].color;
    const y = 8 + SIGNS[kind].row * (ROW + 3);
    for (const place of strip[kind]) sign(canvas, kind, at(place), y);
  }
  canvas.fillStyle = "#d55e00";
  canvas.fillRect(Math.max(0, Math.min(width - 2, share * width - 1)), 0, 2, height);
}

/** The days below the timeline. */
export function drawDays(element, strip) {
  const days = strip.days.map((day) => {
    const made = document.createElement("span");
    made.textContent = day.text;
    made.style.left = `${(day.place / strip.places) * 100}%`;
    return made;
  });
  element.replaceChildren(...days);
}
