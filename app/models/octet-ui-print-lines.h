/* octet-ui-print-lines.h - packets as the lines of printed pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/octet-ui-branches.h"
#include "packets/octet-bitset.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

/* Who wants more on paper wants an export: this is some thousands of pages already. */
#define OCTET_UI_PRINT_MAX_PACKETS 1000u

typedef enum
{
  OCTET_UI_PRINT_SUMMARY = 1 << 0,
  OCTET_UI_PRINT_LAYERS = 1 << 1, /* a line for each */
  OCTET_UI_PRINT_FIELDS = 1 << 2, /* all below them */
  OCTET_UI_PRINT_SHOWN = 1 << 4,  /* what of them is open in the tree */
  OCTET_UI_PRINT_BYTES = 1 << 3,
} OctetUiPrintDetail;

typedef enum
{
  OCTET_UI_PRINT_LINE_TITLE,
  OCTET_UI_PRINT_LINE_LAYER,
  OCTET_UI_PRINT_LINE_PLAIN,
} OctetUiPrintLineKind;

typedef struct
{
  OctetUiPrintLineKind kind;
  char                *text;
} OctetUiPrintLine;

guint      octet_ui_print_detail_read  (const char        *text);
char      *octet_ui_print_detail_write (guint              detail) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *octet_ui_print_lines_new  (OctetSession      *session,
                                      const OctetBitset *packets,
                                      guint              detail,
                                      OctetUiBranches   *open,
                                      GCancellable      *cancellable,
                                      GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *octet_ui_print_lines_wrap (GPtrArray         *lines,
                                      guint              width) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
