export const RescueFile = () => null;
