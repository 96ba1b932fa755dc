/* octet-cli-statistics.c - -z: finds out what is to be counted, counts it, and has it printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-statistics.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "analysis/octet-address-counts.h"
#include "analysis/octet-conversations.h"
#include "analysis/octet-credentials.h"
#include "analysis/octet-dhcp-counts.h"
#include "analysis/octet-dns-counts.h"
#include "analysis/octet-endpoints.h"
#include "analysis/octet-experts.h"
#include "analysis/octet-hierarchy.h"
#include "analysis/octet-hosts.h"
#include "analysis/octet-http-counts.h"
#include "analysis/octet-http-servers.h"
#include "analysis/octet-lengths.h"
#include "analysis/octet-response-times.h"
#include "tools/octet-cli-follow.h"
#include "tools/octet-cli-json.h"
#include "tools/octet-cli-print.h"
#include "tools/octet-cli-timeline.h"

/* One kind of -z. */
typedef struct
{
  const char *name; /* its first words, up to what is variable */
  gboolean  (*begin) (OctetCliStatistic *self);
  void      (*print) (const OctetCliStatistic *self,
                      GString                 *out);
  void      (*print_json) (const OctetCliStatistic *self,
                           GString                 *out); /* NULL: the list's rows say it all */
} Kind;

static void
cli_statistic_free (gpointer data)
{
  OctetCliStatistic *self = data;

  g_strfreev (self->words);
  g_free (self->filter);
  g_clear_object (&self->statistic);
  g_free (self);
}

/* A filter stands behind word @first, and may have commas of its own. */
static void
take_filter (OctetCliStatistic *self,
             guint              first)
{
  if (g_strv_length (self->words) > first && self->words[first][0] != '\0')
    self->filter = g_strjoinv (",", self->words + first);
}

static gboolean
begin_hierarchy (OctetCliStatistic *self)
{
  self->statistic = octet_hierarchy_new (octet_session_get_registry (self->session));
  take_filter (self, 2);
  return TRUE;
}

static gboolean
find_level (OctetCliStatistic *self)
{
  if (self->words[1] == NULL)
    return FALSE;
  for (guint i = 0; i < OCTET_N_FLOW_LEVELS; i++)
    if (g_str_equal (self->words[1], octet_flow_level_get_key (i)))
      {
        self->level = i;
        take_filter (self, 2);
        return TRUE;
      }
  return FALSE;
}

static const OctetFlowTable *
get_flows (const OctetCliStatistic *self)
{
  return octet_session_get_state (self->session)->flows;
}

static gboolean
begin_conversations (OctetCliStatistic *self)
{
  if (!find_level (self))
    return FALSE;
  if (self->filter != NULL)
    self->statistic = octet_conversations_new (self->level);
  else
    {
      self->statistic =
        octet_conversations_new_from_flows (self->level, get_flows (self),
                                            octet_session_get_store (self->session));
      self->is_counted = TRUE;
    }
  return TRUE;
}

static gboolean
begin_endpoints (OctetCliStatistic *self)
{
  if (!find_level (self))
    return FALSE;
  self->is_counted = self->filter == NULL;
  self->statistic = self->is_counted
                      ? octet_endpoints_new_from_flows (self->level, get_flows (self))
                      : octet_endpoints_new (self->level);
  return TRUE;
}

static gboolean
begin_lengths (OctetCliStatistic *self)
{
  self->statistic = octet_lengths_new ();
  take_filter (self, 2);
  return TRUE;
}

static gboolean
begin_http (OctetCliStatistic *self)
{
  self->statistic = octet_http_counts_new ();
  take_filter (self, 2);
  return TRUE;
}

static gboolean
begin_http_requests (OctetCliStatistic *self)
{
  self->statistic = octet_http_requests_new ();
  take_filter (self, 2);
  return TRUE;
}

static gboolean
begin_dns (OctetCliStatistic *self)
{
  self->statistic = octet_dns_counts_new ();
  take_filter (self, 2);
  return TRUE;
}

/* expert[,SEVERITY][,FILTER] */
static gboolean
begin_experts (OctetCliStatistic *self)
{
  static const char *const names[] = { "comment", "chat", "note", "warn", "error" };
  OctetNoteSeverity least = OCTET_NOTE_COMMENT;
  guint filter = 1;

  for (guint i = 0; self->words[1] != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (self->words[1], names[i]) ||
        (i == OCTET_NOTE_WARNING && g_str_equal (self->words[1], "warning")))
      {
        least = (OctetNoteSeverity) i;
        filter = 2;
      }
  self->statistic = octet_experts_new (least);
  take_filter (self, filter);
  return TRUE;
}

/* With -n, or without d among -N's letters, packets tell no names. */
static gboolean
begin_hosts (OctetCliStatistic *self)
{
  const char *letters = self->options->resolve;

  self->statistic = octet_hosts_new (letters == NULL || strchr (letters, 'd') != NULL);
  for (guint i = 0; i < self->options->hosts_files->len; i++)
    if (!octet_hosts_add_file (OCTET_HOSTS (self->statistic),
                               g_ptr_array_index (self->options->hosts_files, i), NULL))
      return FALSE;
  octet_hosts_add_capture (OCTET_HOSTS (self->statistic),
                           octet_session_get_capture (self->session));
  return TRUE;
}

static gboolean
begin_response_times (OctetCliStatistic *self)
{
  self->statistic = octet_response_times_new (g_str_equal (self->words[0], "icmpv6"));
  take_filter (self, 2);
  return TRUE;
}

static gboolean
begin_addresses (OctetCliStatistic *self)
{
  static const struct
  {
    const char           *word;
    OctetAddressCountKind kind;
  } words[] = {
    { "ip_hosts", OCTET_ADDRESS_COUNT_HOSTS }, { "ip_srcdst", OCTET_ADDRESS_COUNT_ENDS },
    { "ptype", OCTET_ADDRESS_COUNT_PROTOCOLS }, { "dests", OCTET_ADDRESS_COUNT_DESTINATIONS },
    { "ipv6_hosts", OCTET_ADDRESS_COUNT_HOSTS }, { "ipv6_srcdst", OCTET_ADDRESS_COUNT_ENDS },
    { "ipv6_ptype", OCTET_ADDRESS_COUNT_PROTOCOLS },
    { "ipv6_dests", OCTET_ADDRESS_COUNT_DESTINATIONS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (self->words[0], words[i].word))
      self->statistic = octet_address_counts_new (words[i].kind,
                                                  g_str_has_prefix (words[i].word, "ipv6"));
  take_filter (self, 2);
  return TRUE;
}

static gboolean
begin_servers (OctetCliStatistic *self)
{
  self->statistic = octet_http_servers_new ();
  take_filter (self, 2);
  return TRUE;
}

static gboolean
begin_dhcp (OctetCliStatistic *self)
{
  self->statistic = octet_dhcp_counts_new ();
  take_filter (self, 2);
  return TRUE;
}

/* credentials[,FILTER] */
static gboolean
begin_credentials (OctetCliStatistic *self)
{
  self->statistic = octet_credentials_new ();
  take_filter (self, 1);
  return TRUE;
}

static const Kind kinds[] = {
  { "io,phs", begin_hierarchy, octet_cli_print_hierarchy },
  { "conv", begin_conversations, octet_cli_print_conversations },
  { "endpoints", begin_endpoints, octet_cli_print_endpoints },
  { "plen,tree", begin_lengths, octet_cli_print_item_tree },
  { "http,tree", begin_http, octet_cli_print_item_tree },
  { "http,stat", begin_http, octet_cli_print_http },
  { "http_req,tree", begin_http_requests, octet_cli_print_item_tree },
  { "http_srv,tree", begin_servers, octet_cli_print_item_tree },
  { "dns,tree", begin_dns, octet_cli_print_item_tree },
  { "dhcp,stat", begin_dhcp, octet_cli_print_dhcp },
  { "ip_hosts,tree", begin_addresses, octet_cli_print_item_tree },
  { "ip_srcdst,tree", begin_addresses, octet_cli_print_item_tree },
  { "ptype,tree", begin_addresses, octet_cli_print_item_tree },
  { "dests,tree", begin_addresses, octet_cli_print_item_tree },
  { "ipv6_hosts,tree", begin_addresses, octet_cli_print_item_tree },
  { "ipv6_srcdst,tree", begin_addresses, octet_cli_print_item_tree },
  { "ipv6_ptype,tree", begin_addresses, octet_cli_print_item_tree },
  { "ipv6_dests,tree", begin_addresses, octet_cli_print_item_tree },
  { "expert", begin_experts, octet_cli_print_experts },
  { "hosts", begin_hosts, octet_cli_print_hosts },
  { "icmp,srt", begin_response_times, octet_cli_print_response_times },
  { "icmpv6,srt", begin_response_times, octet_cli_print_response_times },
  { "ldap,srt", octet_cli_begin_service_times, octet_cli_print_service_times },
  { "smb,srt", octet_cli_begin_service_times, octet_cli_print_service_times },
  { "smb2,srt", octet_cli_begin_service_times, octet_cli_print_service_times },
  { "snmp,srt", octet_cli_begin_service_times, octet_cli_print_service_times },
  { "gtp,srt", octet_cli_begin_service_times, octet_cli_print_service_times },
  { "rpc,srt", octet_cli_begin_service_times, octet_cli_print_service_times },
  { "rpc,programs", octet_cli_begin_service_times, octet_cli_print_programs },
  { "credentials", begin_credentials, octet_cli_print_credentials },
  { "io,stat", octet_cli_begin_timeline, octet_cli_print_timeline },
  { "follow", octet_cli_begin_follow, octet_cli_print_follow,
    octet_cli_print_follow_json },
};

static const Kind *
find_kind (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize size = strlen (kinds[i].name);

      if (strncmp (text, kinds[i].name, size) == 0 && (text[size] == '\0' || text[size] == ','))
        return &kinds[i];
    }
  return NULL;
}

static void
refuse (const char *text)
{
  g_printerr ("octet-cli: ");
  g_printerr (_("There is no statistic “%s”."), text);
  g_printerr ("\n");
}

/**
 * octet_cli_check_statistics: (skip)
 * @options: the command line
 *
 * Says what is wrong with -z before a long file is read.
 *
 * Returns: whether there is such a statistic for each of them
 */
gboolean
octet_cli_check_statistics (const OctetCliOptions *options)
{
  for (guint i = 0; i < options->statistics->len; i++)
    if (find_kind (g_ptr_array_index (options->statistics, i)) == NULL)
      {
        refuse (g_ptr_array_index (options->statistics, i));
        return FALSE;
      }
  return TRUE;
}

/* The letters of -N that mean something without a network; names that packets tell need n
 * beside d, as with tshark. */
static OctetNames *
make_names (OctetSession          *session,
            const OctetCliOptions *options,
            OctetSurvey           *survey,
            GError               **error)
{
  const char *letters = options->resolve != NULL ? options->resolve : "";
  gboolean has_network = strchr (letters, 'n') != NULL;
  guint what = 0;
  OctetNames *names;

  what |= strchr (letters, 'm') != NULL ? OCTET_NAMES_MAC : 0;
  what |= strchr (letters, 't') != NULL ? OCTET_NAMES_PORTS : 0;
  what |= has_network ? OCTET_NAMES_NETWORK : 0;
  what |= has_network && strchr (letters, 'd') != NULL ? OCTET_NAMES_CAPTURED : 0;
  names = octet_names_new (what);
  for (guint i = 0; i < options->hosts_files->len && names != NULL; i++)
    if (!octet_names_add_file (names, g_ptr_array_index (options->hosts_files, i), error))
      g_clear_object (&names);
  if (names == NULL)
    return NULL;
  if (has_network)
    octet_names_add_capture (names, octet_session_get_capture (session));
  if ((what & OCTET_NAMES_CAPTURED) != 0)
    octet_survey_add (survey, OCTET_STATISTIC (octet_names_get_hosts (names)), NULL, 0);
  return names;
}

static OctetCliStatistic *
begin (OctetSession          *session,
       const OctetCliOptions *options,
       OctetNames            *names,
       const char            *text)
{
  const Kind *kind = find_kind (text);
  OctetCliStatistic *self = g_new0 (OctetCliStatistic, 1);

  self->words = g_strsplit (text, ",", -1);
  self->options = options;
  self->session = session;
  self->names = names;
  if (kind != NULL && kind->begin (self))
    {
      self->print = kind->print;
      self->print_json = kind->print_json;
      return self;
    }
  refuse (text);
  cli_statistic_free (self);
  return NULL;
}

/* Hands the statistic to the survey, behind @text. */
static gboolean
join_filter (OctetCliStatistic *self,
             OctetSurvey       *survey,
             const char        *text,
             guint              tag)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (OctetFilter) filter = NULL;

  if (text != NULL && text[0] != '\0')
    {
      filter = octet_filter_new (octet_session_get_registry (self->session), text, &problem);
      if (filter == NULL)
        {
          octet_cli_print_problem (text, &problem);
          return FALSE;
        }
    }
  octet_survey_add (survey, self->statistic, filter, tag);
  return TRUE;
}

static gboolean
join (OctetCliStatistic *self,
      OctetSurvey       *survey)
{
  guint n_words = g_strv_length (self->words);

  if (self->is_counted)
    return TRUE;
  if (self->print != octet_cli_print_timeline || n_words <= 3)
    return join_filter (self, survey, self->filter, 0);
  for (guint i = 3; i < n_words; i++)
    if (!join_filter (self, survey, self->words[i], i - 3))
      return FALSE;
  return TRUE;
}

/**
 * octet_cli_count: (skip)
 * @session: a session whose first pass is over
 * @options: the command line
 *
 * Counts what -z asks for, and prints it.
 *
 * Returns: whether everything was counted and written
 */
gboolean
octet_cli_count (OctetSession          *session,
                 const OctetCliOptions *options)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (cli_statistic_free);
  g_autoptr (OctetSurvey) survey = octet_survey_new (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (OctetNames) names = make_names (session, options, survey, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (names == NULL)
    {
      g_printerr ("octet-cli: %s\n", error->message);
      return FALSE;
    }
  for (guint i = 0; i < options->statistics->len; i++)
    {
      OctetCliStatistic *self = begin (session, options, names,
                                       g_ptr_array_index (options->statistics, i));

      if (self == NULL)
        return FALSE;
      g_ptr_array_add (all, self);
      if (!join (self, survey))
        return FALSE;
    }
  if (!octet_survey_run (survey, &error))
    g_printerr ("octet-cli: %s\n", error->message);
  if (options->format == OCTET_CLI_JSON)
    octet_cli_print_json (options, all, out);
  /* The last one asked for comes first, as with tshark. */
  for (guint i = all->len; options->format != OCTET_CLI_JSON && i > 0; i--)
    {
      const OctetCliStatistic *self = g_ptr_array_index (all, i - 1);

      self->print (self, out);
    }
  return fwrite (out->str, 1, out->len, stdout) == out->len && fflush (stdout) == 0 &&
         error == NULL;
}
