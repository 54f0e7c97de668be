// Sends the requests of a HAR that bench exported, in order, to where anyclaude listens:
//   k6 run -e HAR=/path/OUT.har -e URL=http://127.0.0.1:52345 scripts/k6-replay.js
// har-to-k6 takes ${...} in a prompt for a variable of its own; this takes every body as it is.
import { check, fail } from 'k6';
import http from 'k6/http';

const entries = JSON.parse(open(__ENV.HAR)).log.entries;

export const options = { thresholds: { checks: ['rate==1'] } };

export default function () {
  for (const { request } of entries) {
    const headers = Object.fromEntries(request.headers.map(({ name, value }) => [name, value]));
    const url = __ENV.URL ? __ENV.URL + request.url.replace(/^https?:\/\/[^/]+/, '') : request.url;
    const response = http.request(request.method, url, request.postData.text, { headers, timeout: '600s' });
    const whole = check(response, { 'answered to its end': (r) => r.status === 200 && r.body.includes('message_stop') });
    if (!whole) {
      fail(`${request.method} ${url}: ${response.status} ${response.error}`);
    }
  }
}
