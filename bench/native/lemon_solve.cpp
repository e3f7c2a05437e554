// Times LEMON on an instance file (see writeInstance.ts): lemon_solve <file> <NetworkSimplex | CostScaling> <repeat>, or --version.
// Prints what timed.ts prints.
#include <lemon/config.h>
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

using lemon::SmartDigraph;

constexpr double LONG = 1; // second: a solve that takes longer needs no warm-up

// rows → columns → sink, maximised as minus costs.
struct Flow {
  SmartDigraph graph;
  SmartDigraph::ArcMap<int> capacity{graph};
  SmartDigraph::ArcMap<int64_t> cost{graph};
  SmartDigraph::NodeMap<int> supply{graph, 0};

  void add(SmartDigraph::Node from, SmartDigraph::Node to, int most, int64_t value) {
    auto arc = graph.addArc(from, to);
    capacity[arc] = most;
    cost[arc] = value;
  }
};

void fail(const char* what) {
  fprintf(stderr, "lemon_solve: %s\n", what);
  exit(1);
}

std::vector<int32_t> readInts(FILE* file, size_t count) {
  std::vector<int32_t> ints(count);
  if (fread(ints.data(), sizeof(int32_t), count, file) != count) fail("the file is too short");
  return ints;
}

void read(const char* path, Flow& flow) {
  FILE* file = fopen(path, "rb");
  if (!file) fail("no such file");
  auto sizes = readInts(file, 3);
  int rows = sizes[0], columns = sizes[1], pairs = sizes[2];
  auto places = readInts(file, columns);
  flow.graph.reserveNode(rows + columns + 1);
  flow.graph.reserveArc((pairs < 0 ? size_t(rows) * columns : size_t(pairs)) + columns);
  std::vector<SmartDigraph::Node> row(rows), column(columns);
  for (auto& node : row) flow.supply[node = flow.graph.addNode()] = 1;
  for (auto& node : column) node = flow.graph.addNode();
  auto sink = flow.graph.addNode();
  flow.supply[sink] = -rows;
  if (pairs < 0) {
    for (int i = 0; i < rows; i++) {
      auto score = readInts(file, columns);
      for (int j = 0; j < columns; j++) flow.add(row[i], column[j], 1, -int64_t(score[j]));
    }
  } else {
    auto start = readInts(file, rows + 1), to = readInts(file, pairs), score = readInts(file, pairs);
    for (int i = 0; i < rows; i++)
      for (int k = start[i]; k < start[i + 1]; k++) flow.add(row[i], column[to[k]], 1, -int64_t(score[k]));
  }
  for (int j = 0; j < columns; j++) flow.add(column[j], sink, places[j], 0);
  fclose(file);
}

template <class Solver>
double solve(const Flow& flow, int64_t& total) {
  auto started = std::chrono::steady_clock::now();
  Solver solver(flow.graph);
  solver.upperMap(flow.capacity).costMap(flow.cost).supplyMap(flow.supply);
  if (solver.run() != Solver::OPTIMAL) fail("not optimal");
  total = -solver.template totalCost<int64_t>();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

double peakMebibytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind("VmHWM:", 0) == 0) return std::stod(line.substr(6)) / 1024;
  return 0;
}

int main(int argc, char** argv) {
  if (argc == 2 && !strcmp(argv[1], "--version")) return printf("LEMON %s, g++ %s\n", LEMON_VERSION, __VERSION__) < 0;
  if (argc != 4) fail("expected <file> <solver> <repeat>");
  Flow flow;
  read(argv[1], flow);
  auto once = strcmp(argv[2], "CostScaling") ? solve<lemon::NetworkSimplex<SmartDigraph, int, int64_t>>
                                             : solve<lemon::CostScaling<SmartDigraph, int, int64_t>>;
  int64_t total;
  double first = once(flow, total);
  std::string seconds;
  for (int k = 0; k < (first > LONG ? 1 : atoi(argv[3])); k++)
    seconds += (k ? "," : "") + std::to_string(first > LONG ? first : once(flow, total));
  printf("{\"seconds\":[%s],\"total\":%lld,\"mebibytes\":%.1f}\n", seconds.c_str(), (long long)total, peakMebibytes());
}
