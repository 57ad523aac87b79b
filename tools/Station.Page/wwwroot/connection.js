// The one connection to whoever serves this page. It is made anew when it breaks.

const againMs = 1000;

/**
 * @param heard called with each message, and with null when the connection is lost
 * @returns a function that asks for something and promises the answer
 */
export function connect(heard) {
  const waiting = new Map();
  let socket;
  let lastId = 0;

  function open() {
    socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`);
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.answer !== undefined) {
        waiting.get(message.id)?.(message.answer);
        waiting.delete(message.id);
      } else {
        heard(message);
      }
    };
    socket.onclose = () => {
      waiting.forEach((answer) => answer({ done: false, text: null }));
      waiting.clear();
      heard(null);
      setTimeout(open, againMs);
    };
  }

  open();
  return (request) => new Promise((resolve) => {
    if (socket.readyState !== WebSocket.OPEN) {
      resolve({ done: false, text: null });
      return;
    }

    lastId += 1;
    waiting.set(lastId, resolve);
    socket.send(JSON.stringify({ id: lastId, request }));
  });
}
