// Confirmation desk: an element lights its source lines, a line shows its element.
const lit = [];

function clear() {
  while (lit.length) lit.pop().classList.remove("is-lit");
}

function light(first, last) {
  clear();
  for (let n = first; n <= (last || first); n += 1) {
    const line = document.getElementById(`dong-${n}`);
    if (line) {
      line.classList.add("is-lit");
      lit.push(line);
    }
  }
  if (lit[0]) lit[0].scrollIntoView({ block: "center", behavior: "smooth" });
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
    target.scrollIntoView({ block: "center", behavior: "smooth" });
  }
});

document.addEventListener("focusin", (event) => {
  const item = event.target.closest(".o-item");
  const link = item && item.querySelector("[data-line]");
  if (link && event.target.matches("textarea")) light(Number(link.dataset.line), Number(link.dataset.last || 0));
});
