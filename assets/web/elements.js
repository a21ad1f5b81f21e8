// Elements with texts: nothing that comes from a record is ever read as markup.

/** An element with attributes, and texts or elements in it. */
export function el(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...inside.filter((one) => one !== null && one !== undefined));
  return made;
}

/** An element by its id. */
export function by(id) {
  return document.getElementById(id);
}

/** Changes a text only where it differs: what did not change is not read out again. */
export function say(element, text) {
  const wanted = text ?? "";
  if (element.textContent !== wanted) element.textContent = wanted;
}

/** Without marks and capitals, as the program compares texts. */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

/** Asks the program; what it refuses becomes an error with its words. */
export async function ask(address, options) {
  const answer = await fetch(address, { cache: "no-store", ...options });
  let told = null;
  try {
    told = await answer.json();
  } catch {
    told = null;
  }
  if (!answer.ok) {
    const failed = new Error([told?.error, told?.hint].filter(Boolean).join(" – ") || answer.statusText);
    failed.refused = true;
    throw failed;
  }
  return told;
}
