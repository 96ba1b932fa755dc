/* octet-ui-secrets.h - passwords that stand in clear text in what two ends said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a password came to stand there. */
typedef enum
{
  OCTET_UI_SECRET_FORM,    /* name=value in a web form or address */
  OCTET_UI_SECRET_BASIC,   /* HTTP's Basic authentication: Base64 hides nothing */
  OCTET_UI_SECRET_COMMAND, /* PASS of FTP, POP3 and others */
} OctetUiSecretKind;

/**
 * OctetUiSecret: (skip)
 * @kind: how it stands there
 * @start: first octet of the password in the text
 * @end: behind its last
 *
 * A password in a text.
 */
typedef struct
{
  OctetUiSecretKind kind;
  gsize             start;
  gsize             end;
} OctetUiSecret;

GArray     *octet_ui_secrets_find     (const char        *text) G_GNUC_WARN_UNUSED_RESULT;
char       *octet_ui_secrets_mask     (const char        *text,
                                       const GArray      *secrets) G_GNUC_WARN_UNUSED_RESULT;
const char *octet_ui_secret_get_words (OctetUiSecretKind  kind);

G_END_DECLS
