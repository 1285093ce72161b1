-- Whether a message really comes from the domain its sender shows, as our own check said when it was read (DKIM, SPF, DMARC).
ALTER TABLE correspondence.inbound_email
  ADD COLUMN sender_check text NOT NULL DEFAULT 'not-checked' CHECK (sender_check IN ('pass', 'fail', 'none', 'not-checked')),
  ADD COLUMN sender_domain text CHECK (length(sender_domain) <= 255),
  ADD COLUMN sender_signature text CHECK (sender_signature IN ('right', 'wrong', 'absent')),
  ADD COLUMN sender_delivery text CHECK (sender_delivery IN ('allowed', 'not-allowed', 'unknown'));
