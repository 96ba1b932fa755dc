/* octet-cli-statistics.h - -z: what to count, and how it is printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-names.h"
#include "session/octet-survey.h"
#include "tools/octet-cli-options.h"

G_BEGIN_DECLS

typedef struct _OctetCliStatistic OctetCliStatistic;

/**
 * OctetCliStatistic: (skip)
 * @words: the argument of -z, taken apart at its commas
 * @statistic: (nullable): what counts
 * @print: writes it as tshark does
 * @print_json: (nullable): writes a JSON value; %NULL where the list's rows are what is printed
 * @filter: (nullable): the filter's text
 * @is_counted: the first pass has counted already
 * @level: for conversations and endpoints, an #OctetFlowLevel
 * @options: the command line
 * @session: the capture
 * @names: what -N gives names to, and which
 *
 * One -z.
 */
struct _OctetCliStatistic
{
  char                 **words;
  OctetStatistic        *statistic;
  void                 (*print) (const OctetCliStatistic *self,
                                 GString                 *out);
  void                 (*print_json) (const OctetCliStatistic *self,
                                      GString                 *out);
  char                  *filter;
  gboolean               is_counted;
  guint                  level;
  const OctetCliOptions *options;
  OctetSession          *session;
  OctetNames            *names;
};

gboolean octet_cli_count              (OctetSession            *session,
                                       const OctetCliOptions   *options);
gboolean octet_cli_check_statistics   (const OctetCliOptions   *options);

void     octet_cli_print_hierarchy    (const OctetCliStatistic *self,
                                       GString                 *out);
void     octet_cli_print_item_tree    (const OctetCliStatistic *self,
                                       GString                 *out);
void     octet_cli_print_conversations (const OctetCliStatistic *self,
                                       GString                 *out);
void     octet_cli_print_experts      (const OctetCliStatistic *self,
                                       GString                 *out);
void     octet_cli_print_hosts        (const OctetCliStatistic *self,
                                       GString                 *out);
void     octet_cli_print_response_times
                                      (const OctetCliStatistic *self,
                                       GString                 *out);
gboolean octet_cli_begin_service_times (OctetCliStatistic      *self);
void     octet_cli_print_service_times (const OctetCliStatistic *self,
                                       GString                 *out);
void     octet_cli_print_credentials  (const OctetCliStatistic *self,
                                       GString                 *out);
void     octet_cli_print_http         (const OctetCliStatistic *self,
                                       GString                 *out);
void     octet_cli_print_programs     (const OctetCliStatistic *self,
                                       GString                 *out);
void     octet_cli_print_dhcp         (const OctetCliStatistic *self,
                                       GString                 *out);
void     octet_cli_print_endpoints    (const OctetCliStatistic *self,
                                       GString                 *out);

G_END_DECLS
