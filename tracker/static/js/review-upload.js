// A file that is too large is refused before it travels.
const field = document.getElementById("file");

field?.addEventListener("change", () => {
  const tooLarge = [...field.files].some((file) => file.size > Number(field.dataset.most));
  const reason = document.getElementById("file-e");
  field.setCustomValidity(tooLarge ? field.dataset.tooLarge : "");
  field.classList.toggle("is-invalid", tooLarge);
  reason.textContent = tooLarge ? field.dataset.tooLarge : "";
  reason.hidden = !tooLarge;
});
