/* Passwords: look at what one typed; how strong a new one is, while one chooses it. The server decides. */

const words = document.getElementById("mat-khau-noi")?.dataset;

// Runs of the same sign, of neighbours (abc, 123) and repeats tell a guesser nothing new.
const news = (text) => {
  const signs = [...text];
  const seen = new Set();
  let fresh = 0;
  signs.forEach((sign, at) => {
    const step = at ? sign.codePointAt(0) - signs[at - 1].codePointAt(0) : 9;
    const pair = signs.slice(Math.max(0, at - 1), at + 1).join("");
    if (Math.abs(step) > 1 && !seen.has(pair)) fresh += 1;
    seen.add(pair);
  });
  return fresh;
};

const strengthOf = (text) => {
  if ([...text].length < Number(words.shortest)) return 1;
  const fresh = news(text);
  return fresh < 10 ? 2 : fresh < 14 ? 3 : 4;
};

const addMeter = (input) => {
  const line = document.createElement("p");
  const meter = document.createElement("meter");
  const said = document.createElement("span");
  line.className = "g-password-meter";
  Object.assign(meter, { min: 0, max: 4, low: 2, high: 3, optimum: 4, value: 0 });
  meter.setAttribute("aria-label", words.strength);
  said.setAttribute("role", "status");
  line.append(meter, said);
  input.closest(".g-password").after(line);
  input.addEventListener("input", () => {
    meter.value = input.value ? strengthOf(input.value) : 0;
    said.textContent = input.value ? words[["", "short", "weak", "fair", "strong"][meter.value]] : "";
  });
};

const addShow = (input) => {
  const box = document.createElement("div");
  const button = document.createElement("button");
  box.className = "g-password";
  Object.assign(button, { type: "button", className: "btn", textContent: words.show });
  button.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-controls", input.id);
  input.replaceWith(box);
  box.append(input, button);
  button.addEventListener("click", () => {
    const isShown = input.type === "text";
    input.type = isShown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!isShown));
  });
};

if (words) {
  for (const input of document.querySelectorAll("main input[type=password]")) {
    addShow(input);
    if (input.name === "password1") addMeter(input); // the second is the first once more
  }
}
