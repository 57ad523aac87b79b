const STARTS = {
  settings: ['sound', 'missing', 'damaged', 'lost'],
  key: ['sound', 'missing', 'damaged', 'foreign'],
  profile: ['sound', 'missing', 'refused'],
  journal: ['sound', 'new', 'repaired', 'later-format', 'journal-blocked', 'run-blocked', 'refused', 'closed'],
};
const NUMBERS = [
  'boot', 'openRecords', 'heldRecords', 'unpublishedBlocks', 'segments', 'segmentLimit', 'damagedBlocks', 'refusedRecords', 'settingsVersion',
];
const TLS_FAULTS = ['tls-no-authority', 'tls-no-certificate', 'tls-needs-memory', 'tls-time-unknown', 'tls-refused'];
const SETTINGS_STATES = ['final', 'trial', 'taken-back'];

/** Whether a message is a status as section 3 describes it. */
export function isStatus(message) {
  const status = JSON.parse(message.toString('utf8'));
  if (status.state === 'offline') {
    return Object.keys(status).length === 1;
  }
  return status.state === 'online' && typeof status.version === 'string' && typeof status.board === 'string' && isCount(status.uptimeS)
    && Object.entries(STARTS).every(([name, words]) => words.includes(status[name]))
    && (!('tlsFault' in status) || isOfTls(status)) && (!('certificateExpiresS' in status) || isCount(status.certificateExpiresS))
    && (!('boot' in status) || isOfKeptRecords(status));
}

function isOfTls(status) {
  return TLS_FAULTS.includes(status.tlsFault) && isCount(status.tlsTimeUnknown) && isCount(status.tlsRefused);
}

function isOfKeptRecords(status) {
  return NUMBERS.every((name) => isCount(status[name])) && typeof status.timeResolved === 'boolean' && SETTINGS_STATES.includes(status.settingsState);
}

function isCount(value) {
  return Number.isSafeInteger(value) && value >= 0;
}
