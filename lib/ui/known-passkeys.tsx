"use client";

import { useEffect } from "react";

type Props = { readonly host: string; readonly userHandle: string; readonly credentialIds: readonly string[] };

/** Tells the device which of its passkeys we still know, so that it offers no other. Few browsers listen yet. */
export function KnownPasskeys({ host, userHandle, credentialIds }: Props) {
  useEffect(() => {
    void import("@simplewebauthn/browser")
      .then(({ sendSignal }) =>
        sendSignal({
          signalName: "allAcceptedCredentials",
          rpID: host,
          userID: userHandle,
          allAcceptedCredentialIDs: [...credentialIds],
        }),
      )
      .catch(() => {});
  }, [host, userHandle, credentialIds]);
  return null;
}
