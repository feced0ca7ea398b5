"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonLook, type ButtonSize } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

type CopyButtonProps = {
  /** A function where it is only known when it is asked for. */ text: string | (() => string);
  label?: string;
  /** Shown as text beside the icon. */ wide?: boolean;
  look?: ButtonLook;
  size?: ButtonSize;
};

export function CopyButton({ text, label = "Copy", wide = false, look, size = "small" }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => void navigator.clipboard.writeText(typeof text === "string" ? text : text()).then(() => setCopied(true));
  const icon = copied ? <Check className="text-done" aria-hidden /> : <Copy aria-hidden />;
  const name = copied ? "Copied" : label;
  if (!wide)
    return (
      <IconButton label={name} size={size} look={look} onClick={copy}>
        {icon}
      </IconButton>
    );
  return (
    <Button size={size} look={look} onClick={copy}>
      {icon}
      <span aria-live="polite">{name}</span>
    </Button>
  );
}
