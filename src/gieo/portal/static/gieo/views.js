/* Parts that move: countdowns, tabs, two halves, choosing rows. Each is an element that starts itself wherever it appears. */

const MINUTE = 60_000;
const DAY = 86_400_000;

/** <gieo-countdown due="2026-05-31T23:59:59+07:00" hours="còn {n} giờ" minutes="còn {n} phút" over="đã hết hạn">
    takes over in the last day, when days no longer tell enough. */
class Countdown extends HTMLElement {
  connectedCallback() {
    this.due = Date.parse(this.getAttribute("due"));
    this.timer = setInterval(() => this.tick(), MINUTE / 2);
    this.tick();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  tick() {
    const left = this.due - Date.now();
    if (Number.isNaN(left) || left > DAY || left < -MINUTE) return;
    const words = left <= 0 ? "over" : left > 60 * MINUTE ? "hours" : "minutes";
    const number = words === "hours" ? Math.floor(left / 60 / MINUTE) : Math.ceil(left / MINUTE);
    this.textContent = this.getAttribute(words).replace("{n}", String(number));
  }
}

/** <gieo-tabs> with <details class="g-tab">: on a phone they stay a stack that opens and closes, on a wide screen one
    row of tabs. Arrow keys, Home and End move; the address remembers the tab. */
class Tabs extends HTMLElement {
  connectedCallback() {
    this.parts = [...this.querySelectorAll(":scope > details.g-tab")];
    this.wide = window.matchMedia("(min-width: 768px)");
    this.change = () => (this.wide.matches ? this.asTabs() : this.asStack());
    this.wide.addEventListener("change", this.change);
    if (this.parts.length) this.change();
  }

  disconnectedCallback() {
    this.wide.removeEventListener("change", this.change);
  }

  asStack() {
    this.list?.remove();
    this.list = null;
    for (const part of this.parts) {
      part.hidden = false;
      part.querySelector(":scope > summary").hidden = false;
      part.querySelector(":scope > .g-tab-panel").removeAttribute("role");
    }
  }

  asTabs() {
    if (this.list) return;
    this.list = document.createElement("div");
    this.list.className = "g-tablist";
    this.list.setAttribute("role", "tablist");
    this.list.setAttribute("aria-label", this.getAttribute("label") ?? "");
    this.list.append(...this.parts.map((part) => this.tabOf(part)));
    this.list.addEventListener("keydown", (event) => this.move(event));
    this.prepend(this.list);
    const asked = this.parts.find((part) => `#${part.id}` === location.hash);
    this.show(asked ?? this.parts.find((part) => part.open) ?? this.parts[0]);
  }

  tabOf(part) {
    const tab = document.createElement("button");
    const panel = part.querySelector(":scope > .g-tab-panel");
    tab.type = "button";
    tab.id = `${part.id}-tab`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.append(...[...part.querySelector(":scope > summary").childNodes].map((node) => node.cloneNode(true)));
    tab.addEventListener("click", () => this.show(part, true));
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    return tab;
  }

  show(shown, byHand = false) {
    this.parts.forEach((part, at) => {
      const on = part === shown;
      const tab = this.list.children[at];
      part.hidden = !on;
      part.open = on;
      part.querySelector(":scope > summary").hidden = true;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      if (on && byHand) tab.focus();
    });
    if (byHand) history.replaceState(history.state, "", `#${shown.id}`);
  }

  move(event) {
    const last = this.parts.length - 1;
    const here = this.parts.findIndex((part) => part.open);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.show(this.parts[(next + last + 1) % (last + 1)], true);
  }
}

/** <gieo-panes> with two .g-pane[data-label]: side by side on a wide screen, a switch between them on a phone. */
class Panes extends HTMLElement {
  connectedCallback() {
    this.panes = [...this.querySelectorAll(":scope > .g-pane")];
    this.bar = document.createElement("div");
    this.bar.className = "g-switch";
    this.bar.setAttribute("role", "group");
    this.bar.append(...this.panes.map((pane) => this.buttonOf(pane)));
    this.prepend(this.bar);
    this.show(this.panes[0]);
  }

  buttonOf(pane) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = pane.dataset.label;
    button.addEventListener("click", () => this.show(pane));
    return button;
  }

  show(shown) {
    this.panes.forEach((pane, at) => {
      pane.classList.toggle("is-away", pane !== shown);
      this.bar.children[at].setAttribute("aria-pressed", String(pane === shown));
    });
  }
}

/** <gieo-rows> around a table with checkboxes: counts what is chosen and shows the acts for it. */
class Rows extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => {
      if (event.target.matches("[data-choose-all]")) this.all(event.target.checked);
      if (event.target.matches("[data-choose], [data-choose-all]")) this.tell();
    });
    this.tell();
  }

  get boxes() {
    return [...this.querySelectorAll("[data-choose]")];
  }

  all(checked) {
    for (const box of this.boxes) box.checked = checked;
  }

  tell() {
    const chosen = this.boxes.filter((box) => box.checked);
    const bar = this.querySelector("[data-chosen-bar]");
    const all = this.querySelector("[data-choose-all]");
    for (const box of this.boxes) box.closest("tr")?.classList.toggle("is-chosen", box.checked);
    if (all) all.indeterminate = chosen.length > 0 && chosen.length < this.boxes.length;
    if (!bar) return;
    bar.hidden = chosen.length === 0;
    bar.querySelector("[data-chosen]").textContent = String(chosen.length);
  }
}

customElements.define("gieo-countdown", Countdown);
customElements.define("gieo-tabs", Tabs);
customElements.define("gieo-panes", Panes);
customElements.define("gieo-rows", Rows);
