/* octet-cli-pass.c - decides, one by one, which packets -Y lets pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-pass.h"

#include "tools/octet-cli-print.h"

struct _OctetCliPass
{
  OctetFilter     *filter; /* NULL lets everything pass */
  OctetFilterPlan *plan;
  OctetCursor     *looker; /* dissects what the filter asks for */
  OctetTree       *looked;
};

/**
 * octet_cli_pass_new: (skip)
 * @session: a session whose first pass is over
 * @options: whose filter
 *
 * Returns: (transfer full) (nullable): what decides; %NULL, and the reason said, where the filter
 *   cannot run
 */
OctetCliPass *
octet_cli_pass_new (OctetSession          *session,
                    const OctetCliOptions *options)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (OctetCliPass) self = g_new0 (OctetCliPass, 1);

  if (options->filter == NULL)
    return g_steal_pointer (&self);
  self->filter = octet_filter_new (octet_session_get_registry (session), options->filter,
                                   &problem);
  if (self->filter == NULL)
    {
      octet_cli_print_problem (options->filter, &problem);
      return NULL;
    }
  self->plan = octet_filter_plan_new (self->filter, octet_session_get_state (session),
                                      octet_session_get_store (session));
  self->looker = octet_cursor_new (session);
  self->looked = octet_tree_new ();
  octet_cursor_set_wanted (self->looker, octet_filter_get_wanted (self->filter));
  return g_steal_pointer (&self);
}

/**
 * octet_cli_pass_free: (skip)
 * @self: (transfer full): what decides
 */
void
octet_cli_pass_free (OctetCliPass *self)
{
  g_clear_pointer (&self->plan, octet_filter_plan_free);
  g_clear_pointer (&self->filter, octet_filter_unref);
  g_clear_pointer (&self->looker, octet_cursor_free);
  g_clear_pointer (&self->looked, octet_tree_free);
  g_free (self);
}

/**
 * octet_cli_pass_decide: (skip)
 * @self: what decides
 * @number: a packet
 * @error: return location for a #GError, where the packet cannot be read
 *
 * Returns: whether the packet passes
 */
gboolean
octet_cli_pass_decide (OctetCliPass  *self,
                       guint32        number,
                       GError       **error)
{
  OctetVerdict verdict;

  if (self->filter == NULL)
    return TRUE;
  verdict = octet_filter_plan_decide (self->plan, number);
  if (verdict != OCTET_VERDICT_UNKNOWN)
    return verdict == OCTET_VERDICT_YES;
  return octet_cursor_dissect (self->looker, number, OCTET_DEPTH_FIELDS, FALSE, self->looked,
                               error) != NULL &&
         octet_filter_matches (self->filter, self->looked);
}
