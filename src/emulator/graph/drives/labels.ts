/** The sensitivity labels of the organisation, that which protects least first. Their ids are the same in every tenant. */
export const sensitivityLabels = [
  { id: '3f0c5a6e-8d54-4c3b-9a57-1f6f0d2b7c01', name: 'Public' },
  { id: '3f0c5a6e-8d54-4c3b-9a57-1f6f0d2b7c02', name: 'Internal' },
  { id: '3f0c5a6e-8d54-4c3b-9a57-1f6f0d2b7c03', name: 'Confidential' },
  { id: '3f0c5a6e-8d54-4c3b-9a57-1f6f0d2b7c04', name: 'Highly Confidential' },
] as const;
