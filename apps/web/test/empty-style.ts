/** What a style sheet is under Jest, which draws nothing: an object without class names. */
const styles: Readonly<Record<string, string>> = {};

export default styles;
