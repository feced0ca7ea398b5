/** Said in every text: nobody may take it for an answer of a model. */
export const notice = "*Simulated: no model was asked, and every figure is an example.*";
