// Sending the form: when all photos are there and the network is, at once; otherwise as soon as both are.
const AGAIN = 15000; // milliseconds until the next try

export function watchSending(form, draft, shots) {
  const find = (name) => form.querySelector(`[data-${name}]`);
  const button = document.querySelector(`[form="${form.id}"][type=submit]`);
  let sending = false;

  const show = () => {
    find("offline").hidden = navigator.onLine;
    find("held").hidden = !draft.held || sending;
    button.disabled = draft.held;
  };
  const hold = (held) => {
    draft.hold(held);
    show();
  };

  async function attempt() {
    show();
    if (!draft.held || sending || shots.pending || !navigator.onLine) return;
    sending = true;
    show();
    const answer = await post(form);
    sending = false;
    if (answer.next) {
      draft.clear();
      await shots.clear();
      location.assign(answer.next);
    } else if (!answer.again) {
      hold(false);
      refuse(find("errors"), answer, form);
    }
    show();
  }

  form.addEventListener("submit", (event) => {
    if (event.submitter?.name) return; // a button that asks for something else
    event.preventDefault();
    find("errors").hidden = true;
    hold(true);
    attempt();
  });
  form.addEventListener("forgotten", async () => {
    await shots.clear();
    location.reload();
  });
  find("unhold").addEventListener("click", () => hold(false));
  shots.listeners.push(attempt);
  addEventListener("online", attempt);
  addEventListener("offline", show);
  setInterval(attempt, AGAIN);
  attempt();
}

async function post(form) {
  const body = new FormData(form);
  body.delete("files");
  try {
    const response = await fetch(form.getAttribute("action") || location.href, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    if (response.status >= 500) return { again: true };
    if (!response.headers.get("Content-Type")?.startsWith("application/json")) {
      return { errors: [] }; // a page instead of an answer: signed out meanwhile, or a form that is too old
    }
    return await response.json();
  } catch {
    return { again: true };
  }
}

// What the server refused, above the form; everything typed stays.
function refuse(box, answer, form) {
  const sentences = answer.errors?.length ? answer.errors : [box.dataset.other];
  const list = document.createElement("ul");
  for (const sentence of sentences) {
    const line = document.createElement("li");
    line.textContent = sentence;
    list.append(line);
  }
  const title = document.createElement("h2");
  title.textContent = box.dataset.title;
  box.replaceChildren(title, list);
  box.hidden = false;
  box.focus();
  for (const field of form.querySelectorAll(".nl-fig-row .is-invalid")) field.classList.remove("is-invalid");
  for (const name of answer.fields ?? []) form.elements.namedItem(name)?.classList.add("is-invalid");
  if (answer.version) form.elements.namedItem("version").value = answer.version;
}
