"use client";

import { approvalConfig } from "@/lib/nodes/approval/schema";
import { ChoiceSetting, NumberSetting, PromptSetting, Section, SwitchSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { readSettings } from "@/lib/nodes/read-settings";

const outcomes = [
  { value: "approve", label: "It counts as approved" },
  { value: "reject", label: "It counts as rejected" },
  { value: "fail", label: "The step fails" },
] as const;

export function ApprovalInspector(props: InspectorProps) {
  const { message, value, editable, timeoutSeconds, onTimeout } = readSettings(approvalConfig, props.node.config);
  const { change } = props;
  return (
    <>
      <Section explanation="The run waits, costs nothing meanwhile, and goes on when somebody answers.">
        <PromptSetting {...props} field="message" label="Question" value={message} hint="What is to be decided? Refer to values with {{" />
        <PromptSetting
          {...props}
          field="value"
          label="About"
          value={value}
          hint="What is shown and passed on. {{value}} is what arrives."
        />
        <SwitchSetting
          label="May be edited"
          explanation="Who answers may change the value."
          value={editable}
          onChange={(on) => change({ editable: on ? undefined : false })}
        />
      </Section>
      <Section>
        <SwitchSetting
          label="Time limit"
          explanation="Else it waits for as long as it takes."
          value={timeoutSeconds !== undefined}
          onChange={(on) =>
            change(on ? { timeoutSeconds: 86_400, onTimeout: "reject" } : { timeoutSeconds: undefined, onTimeout: undefined })
          }
        />
        {timeoutSeconds !== undefined && (
          <div className="inspector-pair">
            <NumberSetting
              {...props}
              field="timeoutSeconds"
              label="Waits at most"
              value={timeoutSeconds}
              min={1}
              max={31_536_000}
              unit="s"
            />
            <ChoiceSetting {...props} field="onTimeout" label="Then" value={onTimeout ?? "reject"} options={outcomes} />
          </div>
        )}
      </Section>
    </>
  );
}
