/* The frame: menus, language, keyboard, cards of articles, the end of a session. */

// ---------------------------------------------------------------- menus (details.g-menu)

const openMenus = () => document.querySelectorAll("details.g-menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

const closeMenus = () => {
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
};

// ---------------------------------------------------------------- language (a cookie that the server reads)

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-language]");
  if (!button) return;
  document.cookie = `django_language=${button.dataset.language}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.dataset.copied = "";
  setTimeout(() => delete button.dataset.copied, 2000);
});

// ---------------------------------------------------------------- keyboard: / search, j k rows, enter opens, a acts

const rowsOf = () => [...document.querySelectorAll("[data-rows] > [data-href], [data-rows] tr[data-href]")];

const moveTo = (step) => {
  const rows = rowsOf();
  if (!rows.length) return;
  const here = rows.indexOf(document.activeElement.closest("[data-href]"));
  const next = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
  next.tabIndex = -1;
  next.focus();
};

const shortcuts = {
  "/": () => document.querySelector("[data-search]")?.focus(),
  j: () => moveTo(1),
  k: () => moveTo(-1),
  a: () => document.querySelector("[data-acts] a, [data-acts] button:not([aria-disabled='true'])")?.focus(),
  Enter: () => {
    const row = document.activeElement.matches("[data-href]") && document.activeElement;
    if (row) location.assign(row.dataset.href);
    return Boolean(row);
  },
};

const isTyping = (element) => element.matches("input, textarea, select, [contenteditable='true']");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    closeMenus();
    document.querySelector(".g-article-card.is-open")?.classList.remove("is-open");
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const act = shortcuts[event.key];
  if (act && act() !== false) event.key !== "Enter" && event.preventDefault();
});

// ---------------------------------------------------------------- cards of articles: never outside the window

const MARGIN = 12;

const placeCard = (article) => {
  const card = article.querySelector(".g-article-card");
  const anchor = article.getBoundingClientRect();
  card.classList.add("is-open");
  if (window.innerWidth < 576) return; // a sheet at the foot of a phone, see components.css
  const { width, height } = card.getBoundingClientRect();
  const below = anchor.bottom + 6;
  const top = below + height > window.innerHeight - MARGIN ? Math.max(anchor.top - height - 6, MARGIN) : below;
  card.style.top = `${top}px`;
  card.style.left = `${Math.max(MARGIN, Math.min(anchor.left, window.innerWidth - width - MARGIN))}px`;
};

const hideCard = (article) => article.querySelector(".g-article-card")?.classList.remove("is-open");

const onArticle = (kind, act) =>
  document.addEventListener(kind, (event) => {
    const article = event.target.closest?.(".g-article");
    if (article && !article.contains(event.relatedTarget)) act(article);
  });

onArticle("pointerover", placeCard);
onArticle("focusin", placeCard);
onArticle("pointerout", hideCard);
onArticle("focusout", hideCard);
document.addEventListener(
  "scroll",
  () => document.querySelectorAll(".g-article-card.is-open").forEach((card) => card.classList.remove("is-open")),
  { passive: true, capture: true },
);

// ---------------------------------------------------------------- the session: warn before it ends, keep it on a word

const WARN_SECONDS = 300;
const LAST_SEEN = "gieo-last-seen";
const LAST_MOMENT = "gieo-last-moment"; // a session in use ends too; then its holder is asked again

const watchSession = (dialog) => {
  const seconds = Number(dialog.dataset.sessionSeconds);
  const note = () => localStorage.setItem(LAST_SEEN, String(Date.now()));
  const unused = () => seconds - (Date.now() - Number(localStorage.getItem(LAST_SEEN))) / 1000;
  const longest = () => (Number(localStorage.getItem(LAST_MOMENT)) - Date.now()) / 1000;
  let later = false;

  const extend = async () => {
    const answer = await fetch(location.href, { method: "HEAD", credentials: "same-origin" });
    if (answer.ok && !answer.redirected) note();
    dialog.close();
  };

  const look = () => {
    const isLongest = longest() < unused();
    const left = Math.min(longest(), unused());
    const isNear = left < WARN_SECONDS && !(isLongest && later);
    dialog.querySelector("[data-unused]").hidden = isLongest;
    dialog.querySelector("[data-longest]").hidden = !isLongest;
    for (const minutes of dialog.querySelectorAll("[data-left]")) {
      minutes.textContent = String(Math.max(0, Math.ceil(left / 60)));
    }
    if (isNear && !dialog.open) dialog.showModal();
    if (!isNear && dialog.open) dialog.close(); // extended in another tab
  };

  note();
  localStorage.setItem(LAST_MOMENT, String(Date.now() + Number(dialog.dataset.sessionLeft) * 1000));
  dialog.querySelector("[data-extend]").addEventListener("click", extend);
  dialog.querySelector("[data-later]").addEventListener("click", () => {
    later = true;
    dialog.close();
  });
  document.addEventListener("htmx:afterRequest", note);
  look();
  setInterval(look, 15_000);
};

const session = document.querySelector("dialog[data-session-seconds]");
if (session) watchSession(session);
