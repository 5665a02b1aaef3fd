export const FRAMEWORK_FILES: string[];
export const FRAMEWORK_PACKAGES: string;
