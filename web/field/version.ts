// How this app names itself to the server: in receipts, heartbeats and every response it freezes.

export const app = 'field 0.1.0'
