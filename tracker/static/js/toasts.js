// Toasts get a button that closes them; those that report success leave by themselves, unless one is reading them.
const SECONDS = 8;
const region = document.getElementById("nl-toasts");

function dress(toast) {
  if (toast.dataset.dressed) return;
  toast.dataset.dressed = "yes";
  const button = document.createElement("button");
  button.type = "button";
  button.ariaLabel = region.dataset.close;
  button.textContent = "✕";
  button.addEventListener("click", () => toast.remove());
  toast.append(button);
  if (toast.dataset.category !== "error") leave(toast);
}

function leave(toast) {
  setTimeout(() => (toast.matches(":hover, :focus-within") ? leave(toast) : toast.remove()), SECONDS * 1000);
}

const dressAll = () => region.querySelectorAll(".nl-toast").forEach(dress);
new MutationObserver(dressAll).observe(region, { childList: true });
dressAll();
