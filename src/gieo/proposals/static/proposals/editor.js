/* The form editor: every field saves itself after a pause, nothing typed is lost, two tabs meet field by field.
   Without this script the page is a plain form with one button. */

const PAUSE = 1200;
const RETRY = 15_000;

const editor = document.querySelector("[data-editor]");
const form = editor.querySelector("#phieu");
const fields = [...form.querySelectorAll("[data-question]")];
const dirty = new Set();
const timers = new WeakMap();

const cookie = (name) => document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.split("=")[1] ?? "";

const post = (url, body, options = {}) =>
  fetch(url, {
    method: "POST",
    body,
    credentials: "same-origin",
    headers: { "X-CSRFToken": cookie("csrftoken"), "HX-Request": "true" },
    ...options,
  });

// ---------------------------------------------------------------- what a field holds

const controlsOf = (field) => [...field.querySelectorAll("input[name], textarea[name], select[name]")];

const contentOf = (field) =>
  controlsOf(field)
    .filter((control) => !control.matches("[data-base]") && (control.type !== "checkbox" || control.checked))
    .map((control) => [control.name, control.value]);

const sameContent = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const putContent = (field, content) => {
  const values = new Map(content);
  const last = Math.max(...content.map(([name]) => Number(name.split(".")[1] ?? -1) || 0), 0);
  while (tableOf(field) && rowsOf(field).length <= last) addRow(field);
  for (const control of controlsOf(field)) {
    if (control.matches("[data-base]")) continue;
    if (control.type === "checkbox") control.checked = values.has(control.name);
    else if (values.has(control.name)) control.value = values.get(control.name);
  }
  follow(field);
};

// ---------------------------------------------------------------- the mark beside a field

const mark = (field, state, at = "") => {
  for (const sign of [field.querySelector("[data-save-mark]"), editor.querySelector("[data-foot] [data-save-mark]")]) {
    if (!sign) continue;
    sign.dataset.state = state;
    sign.querySelector("[data-words]").textContent = `${sign.dataset[state] ?? ""} ${at}`.trim();
  }
};

// ---------------------------------------------------------------- the copy in the browser, until the server has it

const STORE = `gieo-phieu:${editor.dataset.number}`;

const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
};

const keep = (changes) => {
  try {
    const all = { ...kept(), ...changes };
    for (const name of Object.keys(all)) if (all[name] === null) delete all[name];
    localStorage.setItem(STORE, JSON.stringify(all));
  } catch {
    // the store is full or forbidden: the autosave remains
  }
};

const keepField = (field) =>
  keep({ [field.dataset.question]: { at: Date.now(), revision: field.dataset.revision, content: contentOf(field) } });

const forgetField = (field) => keep({ [field.dataset.question]: null });

const offerWhatIsKept = () => {
  const offer = editor.querySelector("[data-offer]");
  const left = Object.entries(kept())
    .map(([name, copy]) => [fields.find((field) => field.dataset.question === name), copy])
    .filter(([field, copy]) => field && !sameContent(copy.content, contentOf(field)));
  if (!left.length) return localStorage.removeItem(STORE);
  offer.hidden = false;
  offer.querySelector("[data-offer-fields]").textContent = left
    .map(([field, copy]) => `${field.dataset.label} (${new Date(copy.at).toLocaleTimeString("vi")})`)
    .join("; ");
  offer.querySelector("[data-offer-take]").addEventListener("click", () => {
    for (const [field, copy] of left) {
      putContent(field, copy.content);
      field.dataset.revision = copy.revision; // written upon that value: if another came since, both are kept
      changed(field, 0);
    }
    offer.hidden = true;
  });
  offer.querySelector("[data-offer-drop]").addEventListener("click", () => {
    localStorage.removeItem(STORE);
    offer.hidden = true;
  });
};

// ---------------------------------------------------------------- saving

const changed = (field, pause = PAUSE) => {
  dirty.add(field);
  mark(field, "waiting");
  keepField(field);
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => save(field), pause));
};

const bodyOf = (field) =>
  new URLSearchParams([...contentOf(field), [`revision:${field.dataset.question}`, field.dataset.revision]]);

const save = async (field, options = {}) => {
  if (field.saving || !dirty.has(field) || field.querySelector(".p-conflict [data-choose-save]")) return;
  clearTimeout(timers.get(field));
  field.saving = true;
  const sent = contentOf(field);
  mark(field, "saving");
  try {
    await settle(field, await post(field.dataset.url, bodyOf(field), options), sent);
  } catch {
    failed(field);
  } finally {
    field.saving = false;
  }
  if (dirty.has(field) && !sameContent(sent, contentOf(field))) changed(field);
};

const settle = async (field, answer, sent) => {
  if (answer.status >= 500 || answer.redirected) return failed(field);
  const said = await answer.text();
  if (isWholePage(said)) return signedOut(field);
  noteAt(field).innerHTML = said;
  start(noteAt(field));
  if (answer.status === 401 || answer.status === 403) return failed(field, false);
  if (answer.status === 422) {
    dirty.delete(field);
    return mark(field, "failed");
  }
  field.dataset.revision = answer.headers.get("X-Gieo-Revision") ?? field.dataset.revision;
  field.querySelector("[data-base]").value = field.dataset.revision;
  if (answer.status === 409) return mark(field, "waiting");
  if (sameContent(sent, contentOf(field))) {
    dirty.delete(field);
    forgetField(field);
    mark(field, "saved", answer.headers.get("X-Gieo-Saved") ?? "");
  }
  refresh();
};

/* A whole page instead of a note: the browser lost its cookies, nobody knows any more who writes. */
const isWholePage = (text) => /^\s*<!doctype/i.test(text);

const signedOut = (field) => {
  noteAt(field).replaceChildren(editor.querySelector("template[data-signed-out]").content.cloneNode(true));
  failed(field, false);
};

const failed = (field, again = true) => {
  mark(field, "failed");
  if (again) timers.set(field, setTimeout(() => save(field), RETRY));
};

const saveAll = (options) => Promise.all([...dirty].map((field) => save(field, options)));

const noteAt = (field) => field.querySelector("[data-notes]");

const start = (part) => window.htmx?.process(part);

// ---------------------------------------------------------------- two values met: one is chosen, the other stays in the history

const choose = async (button) => {
  const field = button.closest("[data-question]");
  const answer = await post(button.getAttribute("formaction"), new URLSearchParams({ [button.name]: button.value }));
  if (!answer.ok) return failed(field, false);
  const fresh = document.createElement("template");
  fresh.innerHTML = (await answer.text()).trim();
  const chosen = fresh.content.querySelector("[data-question]");
  fields[fields.indexOf(field)] = chosen;
  dirty.delete(field);
  forgetField(field);
  field.replaceWith(chosen);
  follow(chosen);
  chosen.querySelector("textarea, input:not([type=hidden]), select")?.focus();
  refresh();
};

// ---------------------------------------------------------------- rows

const tableOf = (field) => field.querySelector("[data-table]");
const rowsOf = (field) => [...tableOf(field).querySelectorAll(":scope > [data-row]")];

const addRow = (field) => {
  const used = controlsOf(field).map((control) => Number(control.name.split(".")[1]) || 0);
  const next = rowsOf(field).length ? Math.max(...used) + 1 : 0;
  const row = field.querySelector("template[data-blank]").content.firstElementChild.cloneNode(true);
  for (const part of row.querySelectorAll("[name], [id], [for], [value]")) {
    for (const name of ["name", "id", "for"]) {
      const written = part.getAttribute(name);
      if (written) part.setAttribute(name, written.replace(/([.-])0(?=[.-])/, `$1${next}`));
    }
    if (part.matches("[data-drop-row]")) part.value = `${field.dataset.question}.${next}`;
  }
  tableOf(field).append(row);
  return row;
};

const dropRow = (field, row) => {
  const beside = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  const here = beside ?? addRow(field);
  here.querySelector("input, textarea, select")?.focus();
  changed(field);
};

// ---------------------------------------------------------------- amounts, and fields that appear when they are asked

const digits = (text) => text.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
const grouped = (text) => digits(text).replace(/\B(?=(\d{3})+$)/g, ".");

const group = (control) => {
  if (/[^\d.\s]/.test(control.value)) return; // what is no number is left for the server to name
  const fromEnd = control.value.length - control.selectionEnd;
  control.value = grouped(control.value);
  const place = Math.max(0, control.value.length - fromEnd);
  if (document.activeElement === control) control.setSelectionRange(place, place);
};

const follow = (field) => {
  const box = field.querySelector("input[type=checkbox]");
  const value = box ? (box.checked ? "on" : "") : field.querySelector("select")?.value;
  for (const other of fields) {
    if (other.dataset.when !== field.dataset.question) continue;
    other.hidden = !other.dataset.whenValues.split(" ").includes(value);
  }
};

// ---------------------------------------------------------------- the official page and the foot

let asking;

const refresh = async () => {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(editor.dataset.preview, { credentials: "same-origin", signal: asking.signal });
    if (answer.ok && !answer.redirected) show(await answer.text());
  } catch {
    // without the network the page stays as it was last seen
  }
};

const show = (html) => {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const pages = fresh.content.querySelector('[data-part="pages"]');
  const here = editor.querySelector("[data-pages]");
  here.querySelector("[data-meter]").replaceWith(pages.querySelector("[data-meter]"));
  showPages(here.querySelector("[data-page-list]"), [...pages.querySelectorAll(".p-page")]);
  const foot = editor.querySelector("[data-foot]");
  const [open, sign] = [foot.querySelector(".p-issues").open, foot.querySelector("[data-save-mark]")];
  foot.innerHTML = fresh.content.querySelector('[data-part="foot"]').innerHTML;
  foot.querySelector(".p-issues").open = open;
  foot.querySelector("[data-save-mark]").replaceWith(sign);
  light();
};

/* A page whose picture did not change stays as it is: nothing flickers. */
const showPages = (list, fresh) => {
  const old = [...list.querySelectorAll(".p-page")];
  fresh.forEach((page, at) => {
    if (!old[at]) return list.append(page);
    const [before, after] = [old[at].querySelector("img"), page.querySelector("img")];
    if (before.getAttribute("src") !== after.getAttribute("src")) before.src = after.getAttribute("src");
    old[at].className = page.className;
  });
  old.slice(fresh.length).forEach((page) => page.remove());
};

/* When the pages are too many, the items that are longer than advised are lit. */
const light = () => {
  const over = editor.querySelector("[data-meter]").dataset.over === "yes";
  for (const field of fields) field.classList.toggle("is-long", over && Boolean(field.querySelector("[data-long]")));
};

const showTitle = () => {
  const heading = document.querySelector("[data-title]");
  const written = form.querySelector('[name="task_name"]')?.value.trim();
  if (heading) heading.textContent = written || heading.dataset.untitled;
};

// ---------------------------------------------------------------- listening

form.addEventListener("input", (event) => {
  const field = event.target.closest("[data-question]");
  if (!field) return;
  if (event.target.matches("[data-money]")) group(event.target);
  if (event.target.name === "task_name") showTitle();
  follow(field);
  changed(field);
});

form.addEventListener("focusout", (event) => {
  const field = event.target.closest("[data-question]");
  if (field && dirty.has(field) && !field.contains(event.relatedTarget)) save(field);
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const field = button?.closest("[data-question]");
  if (!field) return;
  if (button.matches("[data-add]")) addRow(field).querySelector("input, textarea, select")?.focus();
  else if (button.matches("[data-drop-row]")) dropRow(field, button.closest("[data-row]"));
  else if (button.matches("[data-choose-save]")) choose(button);
  else return;
  event.preventDefault();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  saveAll();
});

// From what is left to do to the field it is about; on a phone that field may lie behind the official page.
editor.addEventListener("click", (event) => {
  const link = event.target.closest('[data-foot] a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  link.closest("details").open = false;
  if (!target.checkVisibility()) editor.querySelector(".g-switch button")?.click();
  target.scrollIntoView({ block: "start", behavior: "instant" });
  target.querySelector("textarea, select, input:not([type=hidden])")?.focus({ preventScroll: true });
});

// Before leaving for another page (to submit, to print) what is still on its way is saved first.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !dirty.size || link.getAttribute("href").startsWith("#") || link.target) return;
  event.preventDefault();
  await saveAll();
  location.assign(link.href);
});

window.addEventListener("pagehide", () => saveAll({ keepalive: true }));
window.addEventListener("online", () => saveAll());
window.addEventListener("focus", () => saveAll());
document.addEventListener("htmx:afterSwap", (event) => event.target.closest?.("[data-orientation]") && refresh());

for (const field of fields) follow(field);
offerWhatIsKept();
light();
