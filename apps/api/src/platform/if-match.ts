import { Headers } from "@nestjs/common";
import { ApiHeader } from "@nestjs/swagger";

const header = ApiHeader({
  name: "If-Match",
  required: true,
  description: "The `ETag` of the state that the change was decided on.",
});

/** The `If-Match` of a request, declared in OpenAPI as well: whoever reads it needs it. */
export const IfMatch = (): ParameterDecorator => (target, method, index) => {
  Headers("if-match")(target, method, index);
  header(target, method!, Object.getOwnPropertyDescriptor(target, method!)!);
};
