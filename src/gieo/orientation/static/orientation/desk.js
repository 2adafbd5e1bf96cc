// Confirmation desk: an element lights its source lines, a line shows its element.
const lit = [];

function clear() {
  while (lit.length) lit.pop().classList.remove("is-lit");
}

// On a phone one half lies behind the other: the half of the element comes to the front.
function bring(element) {
  const pane = element.closest(".g-pane");
  pane?.closest("gieo-panes")?.show(pane);
  element.scrollIntoView({ block: "center", behavior: "smooth" });
}

function light(first, last, { look = true } = {}) {
  clear();
  for (let n = first; n <= (last || first); n += 1) {
    const line = document.getElementById(`dong-${n}`);
    if (line) {
      line.classList.add("is-lit");
      lit.push(line);
    }
  }
  if (look && lit[0]) bring(lit[0]);
}

document.addEventListener("click", (event) => {
  const element = event.target.closest("[data-line]");
  if (element && element.dataset.line) {
    event.preventDefault();
    light(Number(element.dataset.line), Number(element.dataset.last || 0));
    return;
  }
  const line = event.target.closest("[data-target]");
  const target = line && document.getElementById(line.dataset.target);
  if (target) {
    clear();
    target.classList.add("is-lit");
    lit.push(target);
    bring(target);
  }
});

document.addEventListener("focusin", (event) => {
  const item = event.target.closest(".o-item, .o-part");
  const link = item && item.querySelector("[data-line]");
  if (!link || !event.target.matches("textarea")) return;
  const beside = document.querySelector(".o-source").checkVisibility(); // who types on a phone stays where he types
  light(Number(link.dataset.line), Number(link.dataset.last || 0), { look: beside });
});
