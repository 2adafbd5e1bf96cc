/* The counter's book without a network: every entry lies on this device first, and goes to the server until it answers. */

const PAUSE = 5000;

customElements.define(
  "gieo-counter-book",
  class extends HTMLElement {
    connectedCallback() {
      this.store = `gieo-book-${this.dataset.block}`;
      this.slots = [...this.querySelectorAll("template[data-number]")];
      this.part("paper").addEventListener("submit", (event) => {
        event.preventDefault();
        this.write(new FormData(event.target));
      });
      document.querySelector("[data-give-back]")?.addEventListener("submit", (event) => {
        if (!this.entries().every((entry) => entry.sent)) event.preventDefault();
      });
      window.addEventListener("online", () => this.send());
      window.addEventListener("offline", () => this.show());
      this.timer = setInterval(() => this.send(), PAUSE);
      this.show();
      this.send();
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }

    part(name) {
      return this.querySelector(`[data-${name}]`);
    }

    entries() {
      return JSON.parse(localStorage.getItem(this.store) ?? "[]");
    }

    keep(entries) {
      localStorage.setItem(this.store, JSON.stringify(entries));
    }

    // Two tabs of one book never take the same number: whoever holds the lock reads, changes and writes back.
    locked(work) {
      return navigator.locks ? navigator.locks.request(this.store, work) : work();
    }

    nextSlot() {
      const given = new Set(this.entries().map((entry) => entry.number));
      return this.slots.find((slot) => !("used" in slot.dataset) && !given.has(slot.dataset.number));
    }

    async write(data) {
      const values = Object.fromEntries([...data].filter(([name]) => name !== "csrfmiddlewaretoken"));
      const slot = await this.locked(() => {
        const free = this.nextSlot();
        if (!free) return null;
        const key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
        const entry = { ...values, key, number: free.dataset.number, arrived_at: new Date().toISOString() };
        this.keep([...this.entries(), entry]);
        return free;
      });
      if (slot) {
        this.give(slot, values);
        this.part("paper").reset();
      }
      this.show();
      this.send();
    }

    give(slot, values) {
      this.part("given").hidden = false;
      this.part("given-number").textContent = slot.dataset.number;
      this.part("given-words").textContent = `${values.title}. ${values.proposer_name}. ${new Date().toLocaleString("vi")}`;
      this.part("given-proof").textContent = slot.dataset.code;
      this.part("given-code").replaceChildren(slot.content.cloneNode(true));
    }

    // Sent again until it is answered: the server knows every key and enters it once.
    async send() {
      const waiting = this.entries().filter((entry) => !entry.sent);
      if (!waiting.length || this.sending || !navigator.onLine) return;
      this.sending = true;
      try {
        const token = this.querySelector("[name=csrfmiddlewaretoken]").value;
        const answer = await fetch(this.dataset.sync, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRFToken": token },
          body: JSON.stringify(waiting.map(({ sent, refused, ...entry }) => ({ ...entry, window: Number(entry.window), pages: Number(entry.pages) }))),
        });
        if (answer.ok && !answer.redirected) await this.settle((await answer.json()).entries);
      } catch {
        // the network is away: the next round tries again
      } finally {
        this.sending = false;
        this.show();
      }
    }

    settle(answers) {
      const known = new Map(answers.map((answer) => [answer.key, answer]));
      return this.locked(() =>
        this.keep(
          this.entries().map((entry) => {
            const answer = known.get(entry.key);
            return answer ? { ...entry, sent: answer.number || undefined, refused: answer.refused || undefined } : entry;
          }),
        ),
      );
    }

    show() {
      const entries = this.entries();
      const slot = this.nextSlot();
      const waiting = entries.filter((entry) => !entry.sent).length;
      this.part("next").textContent = slot?.dataset.number ?? "–";
      const network = navigator.onLine ? "" : " · offline";
      this.part("status").textContent = slot
        ? `${entries.length - waiting} ${this.dataset.sent}, ${waiting} ${this.dataset.waiting}${network}`
        : this.dataset.full;
      this.part("written").replaceChildren(
        ...entries.map((entry) => {
          const line = document.createElement("li");
          const state = entry.refused ?? (entry.sent ? this.dataset.sent : this.dataset.waiting);
          const other = entry.sent && entry.sent !== entry.number ? ` → ${entry.sent}` : "";
          line.textContent = `${entry.number}${other} · ${entry.title} · ${state}`;
          return line;
        }),
      );
    }
  },
);
