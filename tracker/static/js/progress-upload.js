// Sending one file. The outcome: {evidence} kept, {words} refused, {again: true, words?} to be tried once more.
export function upload(form, shot, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.upload);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", form.elements.namedItem("csrf_token").value);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(Math.round((100 * event.loaded) / event.total));
    });
    request.addEventListener("load", () => resolve(outcome(request)));
    request.addEventListener("error", () => resolve({ again: true }));
    request.addEventListener("timeout", () => resolve({ again: true }));
    const body = new FormData();
    body.append("file", shot.file, shot.name);
    request.send(body);
  });
}

// Answers about the person or the link, not about the file: it waits in the phone until somebody may send it.
const NOT_ITS_FAULT = [403, 404, 410];

function outcome(request) {
  const answer = parsed(request);
  if (request.status === 201 && answer) return { evidence: answer };
  if (request.status >= 500 || !answer || NOT_ITS_FAULT.includes(request.status)) return { again: request.status !== 413, words: answer?.error };
  return { words: answer.error };
}

// A page instead of an answer: signed out meanwhile, or a form that is too old. The photo stays here.
function parsed(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null;
  }
}
