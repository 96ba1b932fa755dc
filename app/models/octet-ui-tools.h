/* octet-ui-tools.h - how other tools show the same field: commands to copy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

typedef enum
{
  OCTET_UI_TOOL_TSHARK,
  OCTET_UI_TOOL_TCPDUMP,
  OCTET_UI_TOOL_SCAPY,
  OCTET_UI_N_TOOLS,
} OctetUiTool;

const char *octet_ui_tool_get_name    (OctetUiTool tool);
char       *octet_ui_tool_get_command (OctetUiTool      tool,
                                       const char      *file,
                                       guint32          packet,
                                       const OctetTree *tree,
                                       const OctetNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
